package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The receiver {@code POST /webhooks/azure-alerts}, which the action groups of Azure call. It
 * answers 200 when every signal is stored. It answers 503 when it cannot store signals now, and
 * Azure repeats the call. If no migration uses the targets of an alert, it logs the alert and
 * answers 202, because the action group may serve others as well.
 */
@RestController
final class AlertWebhookController {
  static final String PATH = "/webhooks/azure-alerts";

  /** The header that may hold the secret, for a gateway that keeps secrets out of addresses. */
  static final String SECRET_HEADER = "X-Webhook-Secret";

  private static final Logger LOG = LoggerFactory.getLogger(AlertWebhookController.class);
  private static final String RETRY_SECONDS = "30";

  private final WebhookProperties properties;
  private final SecretResolver secrets;
  private final StatusView view;
  private final AlertTargets targets;
  private final SignalPublisher publisher;

  AlertWebhookController(
      WebhookProperties properties,
      SecretResolver secrets,
      StatusView view,
      SignalPublisher publisher) {
    this.properties = properties;
    this.secrets = secrets;
    this.view = view;
    this.targets = new AlertTargets(view);
    this.publisher = publisher;
  }

  /**
   * The answer to an accepted call.
   *
   * @param migrations ids of the migrations that the alert is about
   * @param message result for people
   */
  record Receipt(List<String> migrations, String message) {}

  /**
   * Receives an alert.
   *
   * @param code the secret as query parameter; null if the call has none
   * @param header the secret as header, which has precedence; null if the call has none
   * @throws ErrorResponseException 400 if the body is no alert, 401 if the secret is wrong, 404 if
   *     no secret is configured, 503 if the alert cannot be stored now
   */
  @PostMapping(PATH)
  ResponseEntity<Receipt> receive(
      @RequestParam(required = false) @Nullable String code,
      @RequestHeader(name = SECRET_HEADER, required = false) @Nullable String header,
      HttpServletRequest request)
      throws IOException {
    authenticate(header == null ? code : header);
    CommonAlert alert = read(request);
    if (!view.isComplete()) {
      throw busy("the service has not read all migrations yet", null);
    }
    List<String> migrations = targets.of(alert);
    if (migrations.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("azureAlertId", alert.alertId())
          .addKeyValue("rule", alert.rule())
          .addKeyValue("condition", alert.condition())
          .addKeyValue("targets", alert.targetIds())
          .addKeyValue("description", alert.description())
          .log("No migration uses the targets of an Azure alert");
      return ResponseEntity.accepted()
          .body(
              new Receipt(
                  List.of(), "no migration uses the alert's targets; the alert was logged"));
    }
    store(alert, migrations);
    return ResponseEntity.ok(new Receipt(migrations, "stored"));
  }

  private void authenticate(@Nullable String given) {
    String reference = properties.secretRef();
    if (reference == null) {
      throw problem(
          HttpStatus.NOT_FOUND,
          "No receiver",
          "dbmodernizer.webhook.secret-ref is not set, so no alert is received");
    }
    if (given == null || !isSecret(reference, given)) {
      throw problem(
          HttpStatus.UNAUTHORIZED,
          "Wrong secret",
          "send the secret of the webhook as query parameter code or as header " + SECRET_HEADER);
    }
  }

  /** Returns whether the secret is right. Takes the same time wherever it differs. */
  private boolean isSecret(String reference, String given) {
    try {
      byte[] expected = secrets.resolve(reference).getBytes(StandardCharsets.UTF_8);
      return expected.length > 0
          && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    } catch (StepException e) {
      throw busy(e.failed().failure().getMessage(), e);
    }
  }

  private CommonAlert read(HttpServletRequest request) throws IOException {
    int limit = Math.toIntExact(properties.maxBodySize().toBytes());
    byte[] body = request.getInputStream().readNBytes(limit + 1);
    try {
      if (body.length > limit) {
        throw new InvalidAlertException(
            "the body",
            "is larger than " + limit + " bytes",
            "If the call is an alert of Azure, raise dbmodernizer.webhook.max-body-size.");
      }
      return CommonAlertReader.read(body);
    } catch (InvalidAlertException e) {
      LOG.atWarn()
          .addKeyValue("field", e.field())
          .addKeyValue("rule", e.rule())
          .log("Refused a call that is not an alert of Azure");
      ProblemDetail problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.field() + " " + e.rule());
      problem.setTitle("Not an alert in the common alert schema");
      problem.setProperty("field", e.field());
      problem.setProperty("rule", e.rule());
      problem.setProperty("remedy", e.remedy());
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, e);
    }
  }

  private void store(CommonAlert alert, List<String> migrations) {
    try {
      publisher.publish(alert, migrations);
    } catch (KafkaException e) {
      throw busy("the alert could not be stored", e);
    }
  }

  private static ErrorResponseException busy(String detail, @Nullable Throwable cause) {
    ErrorResponseException busy =
        new ErrorResponseException(
            HttpStatus.SERVICE_UNAVAILABLE,
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, detail + "; call again"),
            cause);
    busy.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return busy;
  }

  private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    return new ErrorResponseException(status, problem, null);
  }
}
