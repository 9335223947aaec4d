package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** The configuration of {@code POST /verification}, in every service unless it is switched off. */
@AutoConfiguration(after = StageRuntimeAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "dbmodernizer.verification.enabled", matchIfMissing = true)
public class VerificationAutoConfiguration {

  @Bean
  StageVerifier stageVerifier(
      Stage stage, FailureClassification failures, SecretResolver secrets, InstantSource clock) {
    return new StageVerifier(stage, failures, secrets::redact, clock);
  }

  @Bean
  VerificationController verificationController(StageVerifier verifier) {
    return new VerificationController(verifier);
  }
}
