package io.dbmodernizer.systemtests.wholemigration;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.sql.SqlAccessAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Mono;

/**
 * The stage of a service from its own configuration. Beans are created only on demand, so the test
 * has no Kafka and no web server.
 */
final class ServiceStage implements AutoCloseable {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  /**
   * @param application the service's main class
   * @param settings as in its configuration
   * @param clock the time of the service
   * @param token the service's token; asked for at every call, because virtual time may have
   *     expired it
   */
  ServiceStage(
      Class<?> application,
      Map<String, Object> settings,
      InstantSource clock,
      Supplier<String> token) {
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "no Spring Boot around it",
                Map.of(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY, "false")));
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    context.registerBean(
        AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
        LifecycleProcessor.class,
        NothingStarts::new);
    context.registerBean("clock", InstantSource.class, () -> clock);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.register(
        application, StageRuntimeAutoConfiguration.class, SqlAccessAutoConfiguration.class);
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

  /** Prevents the start of listeners and streams. */
  private static final class NothingStarts implements LifecycleProcessor {
    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }
}
