package io.dbmodernizer.runtime.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.runtime.verify.ObservedStage;
import io.dbmodernizer.topics.Topic;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PreflightTest {
  private static final TokenCredential SIGNED_IN =
      request ->
          Mono.just(new AccessToken("token", OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
  private static final TokenCredential NOBODY =
      request -> Mono.error(new ClientAuthenticationException("no such client\nand more", null));

  @Test
  void everyCheckIsAskedInItsOrder() {
    // Given
    PreflightCheck first = scripted("first", PreflightFinding.passed("one", "is good"));
    PreflightCheck second =
        scripted("second", PreflightFinding.failed("two", "is bad", "Mend it."));

    // When
    PreflightReport report = preflight(SIGNED_IN, first, second).check(SampleRequest.valid());

    // Then
    assertThat(report.rows())
        .extracting(PreflightRow::check, PreflightRow::outcome)
        .containsExactly(
            tuple("request", Outcome.PASSED),
            tuple("credential", Outcome.PASSED),
            tuple("first", Outcome.PASSED),
            tuple("second", Outcome.FAILED));
  }

  @Test
  void aRequestThatBreaksARuleIsNotLookedAtFurther() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.getTarget().getServer().setName("-bad-");

    // When
    PreflightReport report =
        preflight(SIGNED_IN, scripted("first", PreflightFinding.passed("one", ""))).check(request);

    // Then
    assertThat(report.rows())
        .extracting(PreflightRow::check, PreflightRow::subject, PreflightRow::outcome)
        .containsExactly(tuple("request", "target.server.name", Outcome.FAILED));
  }

  @Test
  void withoutACredentialAzureIsNotAskedButTheRestIs() {
    // Given
    PreflightCheck local =
        new PreflightCheck() {
          @Override
          public String name() {
            return "local";
          }

          @Override
          public boolean needsAzure() {
            return false;
          }

          @Override
          public List<PreflightFinding> check(MigrationRequested request) {
            return List.of(PreflightFinding.passed("here", "is good"));
          }
        };

    // When
    PreflightReport report =
        preflight(NOBODY, scripted("azure", PreflightFinding.passed("one", "")), local)
            .check(SampleRequest.valid());

    // Then
    assertThat(report.rows())
        .extracting(PreflightRow::check, PreflightRow::outcome)
        .containsExactly(
            tuple("request", Outcome.PASSED),
            tuple("credential", Outcome.FAILED),
            tuple("azure", Outcome.UNKNOWN),
            tuple("local", Outcome.PASSED));
    assertThat(report.rows().get(1).message()).contains("no such client").doesNotContain("more");
  }

  @Test
  void whatACheckThrowsIsToldWithItsRemedyAndWithoutSecrets() {
    // Given
    PreflightCheck refused =
        new PreflightCheck() {
          @Override
          public String name() {
            return "quota";
          }

          @Override
          public List<PreflightFinding> check(MigrationRequested request) {
            throw new ArmException(403, "AuthorizationFailed", "hunter2 may not read", null);
          }
        };

    // When
    PreflightReport report = preflight(SIGNED_IN, refused).check(SampleRequest.valid());

    // Then
    PreflightRow row = report.rows().get(2);
    assertThat(row.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(row.message()).contains("NOT_AUTHORIZED").contains("[secret] may not read");
    assertThat(row.remedy()).contains("Grant the service's identity");
  }

  private static Preflight preflight(TokenCredential credential, PreflightCheck... checks) {
    AzureProperties properties =
        new AzureProperties(
            URI.create("https://management.example"),
            URI.create("https://login.example"),
            null,
            null,
            null,
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
    return new Preflight(
        new ObservedStage("scripted", Topic.REQUESTS, List.of()),
        new CredentialCheck(credential, properties),
        List.of(checks),
        new FailureClassification(List.of(new AzureErrors()), PreflightTest::redact),
        PreflightTest::redact);
  }

  private static String redact(String text) {
    return text.replace("hunter2", "[secret]");
  }

  private static PreflightCheck scripted(String name, PreflightFinding finding) {
    return new PreflightCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<PreflightFinding> check(MigrationRequested request) {
        return List.of(finding);
      }
    };
  }
}
