package io.dbmodernizer.systemtests.walk;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration;
import reactor.core.publisher.Mono;

/**
 * The stage of a service as its own configuration makes it, without the rest of the service: every bean
 * is made only when it is asked for, and the one that runs Kafka Streams is taken out.
 */
final class ServiceStage implements AutoCloseable {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /**
   * @param application the service's main class
   * @param settings as in its configuration
   * @param clock the time of the service
   * @param token the service's token; asked for at every call, because virtual time may have expired it
   */
  ServiceStage(
      Class<?> application,
      Map<String, Object> settings,
      InstantSource clock,
      Supplier<String> token) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("walk", settings));
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.addBeanFactoryPostProcessor(
        beans ->
            ((BeanDefinitionRegistry) beans)
                .removeBeanDefinition(
                    KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_BUILDER_BEAN_NAME));
    context.registerBean("clock", InstantSource.class, () -> clock);
    context.register(application, StageRuntimeAutoConfiguration.class);
    context.registerBean(
        "azureCredential",
        TokenCredential.class,
        () ->
            request ->
                Mono.fromSupplier(
                    () -> new AccessToken(token.get(), OffsetDateTime.now().minusSeconds(1))),
        definition -> definition.setPrimary(true));
    context.refresh();
  }

  Stage stage() {
    return context.getBean(Stage.class);
  }

  List<FailureClassifier> classifiers() {
    List<FailureClassifier> all =
        new ArrayList<>(context.getBeansOfType(FailureClassifier.class).values());
    all.add(new AzureErrors());
    return all;
  }

  @Override
  public void close() {
    context.close();
  }
}
