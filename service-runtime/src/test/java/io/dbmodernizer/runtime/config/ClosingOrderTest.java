package io.dbmodernizer.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.engine.ScriptedStage;
import io.dbmodernizer.runtime.engine.StepExecutor;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

class ClosingOrderTest {

  @Test
  void runsOfStepsEndBeforeTheExportOfTheirSpansCloses() {
    // Given: beans on demand, and no Kafka
    List<String> closed = new ArrayList<>();
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
      context.registerBean(
          AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
          LifecycleProcessor.class,
          NothingStarts::new);
      context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
      context.registerBean(Stage.class, () -> ScriptedStage.of());
      context.register(StageRuntimeAutoConfiguration.class);
      DestructionAwareBeanPostProcessor noted = (bean, name) -> closed.add(name);
      context.getBeanFactory().addBeanPostProcessor(noted);
      context.refresh();

      // When
      context.getBean(StepExecutor.class);
      context.getBean(Tracing.class);
    }

    // Then
    assertThat(closed).containsSubsequence("stepExecutor", "tracing");
  }

  private static final class NothingStarts extends DefaultLifecycleProcessor {
    @Override
    public void onRefresh() {}
  }
}
