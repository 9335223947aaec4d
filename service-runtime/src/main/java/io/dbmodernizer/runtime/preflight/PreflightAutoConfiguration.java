package io.dbmodernizer.runtime.preflight;

import com.azure.core.credential.TokenCredential;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The configuration of {@code POST /preflight}, in every service unless it is switched off. */
@AutoConfiguration(after = StageRuntimeAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "dbmodernizer.verification.enabled", matchIfMissing = true)
public class PreflightAutoConfiguration {

  @Bean
  Preflight preflight(
      Stage stage,
      TokenCredential azureCredential,
      AzureProperties properties,
      AzureConnection azure,
      ObjectProvider<PreflightCheck> ofService,
      FailureClassification failures,
      SecretResolver secrets) {
    List<PreflightCheck> checks = new ArrayList<>();
    checks.add(new RightsCheck(azure.rest(), stage));
    checks.add(new ProvidersCheck(azure.rest(), stage));
    ofService.orderedStream().forEach(checks::add);
    return new Preflight(
        stage, new CredentialCheck(azureCredential, properties), checks, failures, secrets::redact);
  }

  @Bean
  PreflightController preflightController(Preflight preflight) {
    return new PreflightController(preflight);
  }
}
