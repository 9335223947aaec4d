package io.dbmodernizer.systemtests.deployment;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/**
 * The fields of KEDA's ScaledObject that are in use, as the <a
 * href="https://keda.sh/docs/latest/reference/scaledobject-spec/">specification</a> has them.
 */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  record Spec(
      Reference scaleTargetRef,
      int minReplicaCount,
      int maxReplicaCount,
      int pollingInterval,
      int cooldownPeriod,
      Advanced advanced,
      List<Trigger> triggers) {}

  record Reference(String name) {}

  record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig) {}

  record AutoscalerConfig(Behavior behavior) {}

  record Behavior(Scaling scaleDown) {}

  record Scaling(int stabilizationWindowSeconds, List<Policy> policies) {}

  record Policy(String type, int value, int periodSeconds) {}

  record Trigger(String type, String metricType, Map<String, String> metadata) {}
}
