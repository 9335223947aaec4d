package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.access.RouteRule;
import io.dbmodernizer.runtime.access.RouteRule.Need;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.SecretsCheck;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The beans of the receiver. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  SignalPublisher signalPublisher(
      KafkaProperties kafka, Serde<SpecificRecord> eventSerde, InstantSource clock) {
    return new SignalPublisher(kafka, eventSerde, clock);
  }

  /** Returns the check, before a migration begins, that its secrets for webhooks can be read. */
  @Bean
  PreflightCheck webhookSecrets(SecretResolver secrets, WebhookProperties properties) {
    return new SecretsCheck(secrets, request -> references(request, properties));
  }

  /** Returns the rule that lets Azure's action groups in. The receiver checks its own secret. */
  @Bean
  RouteRule webhookRule() {
    return RouteRule.of(HttpMethod.POST, AlertWebhookController.PATH, Need.SECRET_OF_ROUTE);
  }

  private static Map<String, String> references(
      MigrationRequested request, WebhookProperties properties) {
    Map<String, String> references = new TreeMap<>();
    List<String> webhooks = request.getMonitoring().getAlertWebhookRefs();
    for (int i = 0; i < webhooks.size(); i++) {
      references.put("monitoring.alertWebhookRefs[" + i + "]", webhooks.get(i));
    }
    String secretRef = properties.secretRef();
    if (secretRef != null) {
      references.put("dbmodernizer.webhook.secret-ref", secretRef);
    }
    return references;
  }
}
