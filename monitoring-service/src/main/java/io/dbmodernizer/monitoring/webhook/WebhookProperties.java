package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.request.SecretRef;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How Azure's alerts reach this service.
 *
 * @param secretRef reference to the secret that a caller must know: 16 or more letters, digits and
 *     -._~; absent for no receiver
 * @param publicUrl https address at which Azure reaches this service's /webhooks/azure-alerts;
 *     every action group is made to call it. Absent if Azure cannot reach the service
 * @param maxBodySize largest call that is accepted, 1KB to 4MB
 */
@ConfigurationProperties("dbmodernizer.webhook")
public record WebhookProperties(
    @Nullable String secretRef,
    @Nullable URI publicUrl,
    @DefaultValue("256KB") DataSize maxBodySize) {
  private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
  private static final DataSize LARGEST = DataSize.ofMegabytes(4);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Checks the forms. */
  public WebhookProperties {
    secretRef = secretRef == null || secretRef.isBlank() ? null : secretRef;
    publicUrl = publicUrl == null || publicUrl.toString().isBlank() ? null : publicUrl;
    if (secretRef != null && !SecretRef.isReference(secretRef)) {
      throw new IllegalArgumentException(
          "dbmodernizer.webhook.secret-ref is not a reference; give " + SecretRef.ACCEPTED);
    }
    if (publicUrl != null && (secretRef == null || !isAcceptable(publicUrl))) {
      throw new IllegalArgumentException(
          "dbmodernizer.webhook.public-url must be an https address without a query"
              + " (http only for this machine itself), and needs dbmodernizer.webhook.secret-ref");
    }
    if (maxBodySize.compareTo(SMALLEST) < 0 || maxBodySize.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.webhook.max-body-size is " + maxBodySize + ", must be 1KB to 4MB");
    }
  }

  /** Returns the settings of a service without a receiver. */
  public static WebhookProperties none() {
    return new WebhookProperties(null, null, DataSize.ofKilobytes(256));
  }

  private static boolean isAcceptable(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean local = scheme.equals("http") && LOOPBACK.contains(String.valueOf(url.getHost()));
    return url.getHost() != null && url.getRawQuery() == null && (scheme.equals("https") || local);
  }
}
