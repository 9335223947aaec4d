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
 * {@code POST /webhooks/azure-alerts}, called by the action groups of Azure. Answers 200 only when
 * every signal is stored; what it cannot take now it answers with 503, which Azure repeats. An
 * alert on something that no migration uses is logged and answered with 202: the sender did nothing
 * wrong, an action group may serve others too.
 */
@RestController
final class AlertWebhookController {
  static final String PATH = "/webhooks/azure-alerts";

  /** The secret may also come in this header, from a gateway that keeps it out of addresses. */
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

  /** What became of a call. */
  record Receipt(List<String> migrations, String message) {}

  @PostMapping(PATH)
  ResponseEntity<Receipt> receive(
      @RequestParam(required = false) @Nullable String code,
      @RequestHeader(name = SECRET_HEADER, required = false) @Nullable String header,
      HttpServletRequest request)
      throws IOException {
    authenticate(header == null ? code : header);
    CommonAlert alert = read(request);
    if (!view.isComplete()) {
      throw busy("not all migrations are known yet", null);
    }
    List<String> migrations = targets.of(alert);
    if (migrations.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("azureAlertId", alert.alertId())
          .addKeyValue("rule", alert.rule())
          .addKeyValue("condition", alert.condition())
          .addKeyValue("targets", alert.targetIds())
          .addKeyValue("description", alert.description())
          .log("An Azure alert is about nothing that a migration uses");
      return ResponseEntity.accepted()
          .body(new Receipt(List.of(), "no migration uses the alert's targets; it was logged"));
    }
    store(alert, migrations);
    return ResponseEntity.ok(new Receipt(migrations, "stored"));
  }

  private void authenticate(@Nullable String given) {
    String reference = properties.secretRef();
    if (reference == null) {
      throw problem(
          HttpStatus.NOT_FOUND, "No receiver", "no secret is configured, so nothing is received");
    }
    if (given == null || !isSecret(reference, given)) {
      throw problem(
          HttpStatus.UNAUTHORIZED,
          "Wrong secret",
          "give the secret of the webhook as query parameter code or as header " + SECRET_HEADER);
    }
  }

  /** Takes the same time whatever is wrong. */
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
            "Raise dbmodernizer.webhook.max-body-size if it is an alert of Azure.");
      }
      return CommonAlertReader.read(body);
    } catch (InvalidAlertException e) {
      LOG.atWarn()
          .addKeyValue("field", e.field())
          .addKeyValue("rule", e.rule())
          .log("Refused a call that is no alert of Azure");
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
