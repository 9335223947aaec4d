package io.dbmodernizer.runtime.access;

import io.dbmodernizer.runtime.access.RouteRule.Need;
import io.dbmodernizer.runtime.secret.SecretResolver;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthIndicatorProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** The configuration of access in every service. */
@AutoConfiguration(before = DiskSpaceHealthContributorAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({
  AccessProperties.class,
  OidcProperties.class,
  DiskSpaceHealthIndicatorProperties.class
})
public class AccessAutoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(AccessAutoConfiguration.class);

  @Bean
  AccessMode accessMode(AccessProperties properties, Environment environment) {
    AccessMode mode = ListenAddress.mode(properties.mode(), environment);
    if (mode == AccessMode.CLOSED) {
      LOG.atWarn()
          .addKeyValue("mode", mode)
          .log("Serves health and metrics only; to let callers in, set dbmodernizer.access.mode");
    } else {
      LOG.atInfo().addKeyValue("mode", mode).log("Decided who may call");
    }
    return mode;
  }

  @Bean
  RouteRules routeRules(AccessProperties properties, ObjectProvider<RouteRule> ofService) {
    return new RouteRules(
        ofService.orderedStream().toList(), properties.openMetrics() ? Need.NOTHING : Need.VIEWER);
  }

  @Bean
  AccessProblems accessProblems(AccessMode mode, OidcProperties oidc) {
    return new AccessProblems(mode, oidc);
  }

  /** Its presence also keeps Spring Boot from inventing a user with a password. */
  @Bean
  AuthenticationManagerResolver<HttpServletRequest> accessTokens(
      AccessMode mode,
      AccessProperties properties,
      OidcProperties oidc,
      SecretResolver secrets,
      InstantSource clock) {
    AuthenticationManager tokens =
        switch (mode) {
          case TOKENS -> new StaticTokens(properties, secrets, clock);
          case OIDC -> new OidcTokens(oidc, IssuerKeys.decoder(oidc));
          case OPEN, CLOSED -> shown -> shown;
        };
    return request -> tokens;
  }

  @Bean
  SecurityFilterChain accessFilterChain(
      HttpSecurity http,
      AccessMode mode,
      RouteRules rules,
      AccessProblems problems,
      AuthenticationManagerResolver<HttpServletRequest> tokens)
      throws Exception {
    // There is no cookie and no session, so a browser sends no one's identity unasked.
    http.csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .defaultsDisabled()
                    .httpStrictTransportSecurity(Customizer.withDefaults())
                    .addHeaderWriter((request, response) -> AccessHeaders.write(response)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(
            requests ->
                requests
                    // The request that they belong to was let in, or is refused by them.
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.INCLUDE)
                    .permitAll()
                    .anyRequest()
                    .access(rules));
    if (mode == AccessMode.OPEN) {
      http.addFilterBefore(new LocalCallers(), AnonymousAuthenticationFilter.class);
    }
    if (mode == AccessMode.TOKENS || mode == AccessMode.OIDC) {
      http.oauth2ResourceServer(
          server ->
              server
                  .authenticationManagerResolver(tokens)
                  .authenticationEntryPoint(problems)
                  .accessDeniedHandler(problems)
                  .withObjectPostProcessor(answeringWith(problems)));
    }
    return http.build();
  }

  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringWith(
      AccessProblems problems) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(problems);
        return filter;
      }
    };
  }

  @Bean
  DiskSpaceHealthIndicator diskSpaceHealthIndicator(DiskSpaceHealthIndicatorProperties settings) {
    return new DiskSpaceHealth(settings.getPath(), settings.getThreshold());
  }
}
