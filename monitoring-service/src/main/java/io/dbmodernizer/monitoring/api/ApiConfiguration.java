package io.dbmodernizer.monitoring.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The checks and the document of the API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
  private static final String PROBLEM = "Problem";

  @Bean
  WebMvcConfigurer requestChecksOfTheApi(RequestChecks checks) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(checks).addPathPatterns("/api/v1/**");
      }
    };
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .servers(List.of(new Server().url("/").description("The service that answers this")))
        .info(
            new Info()
                .title("DB Modernizer")
                .version("v1")
                .description(
                    "The status of all migrations, as the compacted topics of events have it."
                        + " Errors are problem details (RFC 9457) with a member 'remedy'."));
  }

  @Bean
  OpenApiCustomizer problemsInTheDocument() {
    return document -> {
      document.getComponents().addSchemas(PROBLEM, problem());
      document
          .getPaths()
          .values()
          .forEach(
              path ->
                  path.readOperations()
                      .forEach(
                          operation ->
                              operation.getResponses().addApiResponse("default", error())));
    };
  }

  private static ApiResponse error() {
    return new ApiResponse()
        .description("The request was not answered as asked; see 'detail' and 'remedy'")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("Problem details (RFC 9457)")
        .addProperty("title", new StringSchema().description("Kind of the error"))
        .addProperty("status", new IntegerSchema().description("Status of the answer"))
        .addProperty("detail", new StringSchema().description("What is wrong"))
        .addProperty("instance", new StringSchema().description("Path of the request"))
        .addProperty("remedy", new StringSchema().description("What to do"));
  }
}
