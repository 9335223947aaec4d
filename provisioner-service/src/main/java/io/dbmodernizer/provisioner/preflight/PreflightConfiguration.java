package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.provisioner.names.TargetPlace;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.SecretsCheck;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The configuration of the checks, in the order in which people see them. */
@Configuration(proxyBeanMethods = false)
class PreflightConfiguration {

  @Bean
  @Order(1)
  PreflightCheck names(AzureConnection azure) {
    return new NamesCheck(azure.rest());
  }

  @Bean
  @Order(1)
  PreflightCheck place(AzureConnection azure) {
    return new PlaceCheck(new TargetPlace(azure.rest()));
  }

  @Bean
  @Order(2)
  PreflightCheck quotas(AzureConnection azure) {
    return new QuotasCheck(azure.rest());
  }

  @Bean
  @Order(3)
  PreflightCheck passwords(SecretResolver secrets) {
    return new SecretsCheck(
        secrets,
        request ->
            Map.of(
                "source.passwordRef", request.getSource().getPasswordRef(),
                "target.server.administratorPasswordRef",
                    request.getTarget().getServer().getAdministratorPasswordRef()));
  }
}
