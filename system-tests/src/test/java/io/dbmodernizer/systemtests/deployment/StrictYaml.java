package io.dbmodernizer.systemtests.deployment;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files of Kubernetes, Kustomize and KEDA. A field that does not exist is an error. */
final class StrictYaml {
  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("keda.sh/v1alpha1/ScaledObject", ScaledObject.class),
          Map.entry("kustomize.config.k8s.io/v1beta1/Kustomization", Kustomization.class),
          Map.entry("kustomize.config.k8s.io/v1alpha1/Component", Kustomization.class));

  private final YAMLMapper mapper = new YAMLMapper();

  StrictYaml() {
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    // The models of fabric8 keep unknown fields in a map.
    mapper.setAnnotationIntrospector(
        new JacksonAnnotationIntrospector() {
          @Override
          public @Nullable Boolean hasAnySetter(Annotated member) {
            return false;
          }
        });
  }

  /**
   * Reads a document.
   *
   * @throws IOException if it is no YAML, of an unknown kind, or has an unknown field or a value of
   *     another type
   */
  Object read(String document) throws IOException {
    JsonNode tree = mapper.readTree(document);
    String kind = tree.path("apiVersion").asText() + "/" + tree.path("kind").asText();
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new IOException("unknown kind " + kind + ", known are " + KINDS.keySet());
    }
    return mapper.treeToValue(tree, type);
  }
}
