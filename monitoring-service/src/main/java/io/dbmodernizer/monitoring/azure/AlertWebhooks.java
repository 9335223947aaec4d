package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.monitoring.webhook.WebhookProperties;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The webhooks that the alerts of a migration call: those of the request, and the receiver of this
 * service if Azure can reach it. Their addresses are secrets, which are resolved at every use.
 */
public final class AlertWebhooks {
  private static final String SECRET_FORM = "[A-Za-z0-9._~-]{16,}";

  private final SecretResolver secrets;
  private final WebhookProperties receiver;

  /**
   * Creates the webhooks.
   *
   * @param secrets resolves addresses and the secret of the receiver
   * @param receiver settings of the receiver of this service
   */
  public AlertWebhooks(SecretResolver secrets, WebhookProperties receiver) {
    this.secrets = secrets;
    this.receiver = receiver;
  }

  /**
   * Returns the wanted webhooks with their addresses.
   *
   * @throws StepException if an address cannot be resolved, or is not an https address. The text
   *     never repeats the address
   */
  List<AlertWebhook> wanted(StepContext context) {
    List<AlertWebhook> wanted = new ArrayList<>();
    for (String reference : context.request().getMonitoring().getAlertWebhookRefs()) {
      wanted.add(new AlertWebhook(nameOf(reference), reference, address(reference)));
    }
    URI publicUrl = receiver.publicUrl();
    String secretRef = receiver.secretRef();
    if (publicUrl != null && secretRef != null) {
      wanted.add(
          new AlertWebhook(
              AlertWebhook.OWN,
              "the receiver of this service",
              publicUrl + "?code=" + secret(secretRef)));
    }
    return wanted;
  }

  /** Returns a name derived from the reference, so that a changed address replaces the old one. */
  private static String nameOf(String reference) {
    CRC32 checksum = new CRC32();
    checksum.update(reference.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%s-%08x", AlertWebhook.OWN, checksum.getValue());
  }

  private String address(String reference) {
    String address = secrets.resolve(reference);
    try {
      URI uri = new URI(address);
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw unusable(reference, "is not a web address", "an https address");
    }
    throw unusable(reference, "is not an https address", "an https address");
  }

  /**
   * Returns the secret of the receiver. It has only characters that need no encoding, so that it
   * can be found and hidden in every text.
   */
  private String secret(String reference) {
    String secret = secrets.resolve(reference);
    if (!secret.matches(SECRET_FORM)) {
      throw unusable(
          reference, "is not a secret for a webhook", "16 or more letters, digits and -._~");
    }
    return secret;
  }

  private static StepException unusable(String reference, String what, String accepted) {
    return new StepException(
        StepResult.failed(
            Reason.SECRET_UNRESOLVABLE,
            reference,
            "the value of " + reference + " " + what + " (the value is not shown)",
            "Store " + accepted + " under " + reference + ", then request a retry."),
        // The original exception would repeat the address.
        new IllegalArgumentException(reference + " " + what));
  }
}
