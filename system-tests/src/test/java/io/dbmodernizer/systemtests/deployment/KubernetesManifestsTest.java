package io.dbmodernizer.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path MANIFESTS = ROOT.resolve("deploy/kubernetes");
  private static final Pattern SETTING =
      Pattern.compile("`((?:dbmodernizer|spring)\\.[a-z0-9.-]+)`");
  private static final Pattern METRIC = Pattern.compile("dbmodernizer_[a-z_]+");

  private final StrictYaml yaml = new StrictYaml();

  @Test
  void everyFileHasOnlyFieldsThatKubernetesKnows() throws IOException {
    assertThat(all()).hasSizeGreaterThan(14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"replica: 2", "replicas: two", "template: {spec: {containers: [{imag: x}]}}"})
  void misspelledFieldIsRefused(String spec) {
    assertThatThrownBy(
            () -> yaml.read("{apiVersion: apps/v1, kind: Deployment, spec: {" + spec + "}}"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void everyFileIsPartOfTheWhole() throws IOException {
    // Given
    Map<Path, Object> all = all();

    // When
    Set<Path> named =
        all.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Kustomization)
            .flatMap(entry -> references(entry.getKey(), (Kustomization) entry.getValue()))
            .collect(Collectors.toSet());
    named.add(MANIFESTS.resolve("kustomization.yaml"));

    // Then
    assertThat(named).isEqualTo(all.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisioner", "migration", "backup", "monitoring"})
  void serviceIsScaledByItsOwnBusyThreads(String service) throws IOException {
    // Given
    Kustomization kustomization = read(service + "/kustomization.yaml", Kustomization.class);
    ScaledObject scaled = read(service + "/scaled-object.yaml", ScaledObject.class);

    // When
    String query = scaled.spec().triggers().get(0).metadata().getOrDefault("query", "");

    // Then
    assertThat(kustomization.namePrefix()).isEqualTo(service + "-");
    assertThat(kustomization.images())
        .extracting(Kustomization.Image::newName)
        .containsExactly("dbmodernizer/" + service + "-service");
    assertThat(scaled.spec().scaleTargetRef().name()).isEqualTo(service + "-service");
    assertThat(query).contains("stage=\"" + service + "\"");
    assertThat(METRIC.matcher(query).results())
        .isNotEmpty()
        .allSatisfy(
            metric ->
                assertThat(Files.readString(ROOT.resolve("docs/metrics.md")))
                    .contains("| `" + metric.group() + "` |"));
  }

  @Test
  void containersAreProbedAndHaveNoPrivilege() throws IOException {
    Deployment deployment = read("base/deployment.yaml", Deployment.class);
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);

    assertThat(container.getLivenessProbe().getHttpGet().getPath())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.getStartupProbe().getHttpGet().getPath())
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.getReadinessProbe().getHttpGet().getPath())
        .isEqualTo("/actuator/health/readiness");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
  }

  /** Kustomize adds the labels of the service to the labels that a policy matches. */
  @Test
  void policyNamesOtherPodsByExpressions() throws IOException {
    NetworkPolicy policy = read("base/network-policy.yaml", NetworkPolicy.class);

    List<LabelSelector> others =
        Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()))
            .map(NetworkPolicyPeer::getPodSelector)
            .toList();
    assertThat(others)
        .hasSize(2)
        .allSatisfy(
            pods -> {
              assertThat(pods.getMatchLabels()).isNullOrEmpty();
              assertThat(pods.getMatchExpressions()).hasSize(1);
            });
  }

  @Test
  void everySettingExists() throws IOException {
    // Given
    Set<String> known =
        SETTING
            .matcher(Files.readString(ROOT.resolve("docs/configuration.md")))
            .results()
            .map(match -> environmentName(match.group(1)))
            .collect(Collectors.toSet());
    ConfigMap settings = read("configuration.yaml", ConfigMap.class);
    Deployment deployment = read("base/deployment.yaml", Deployment.class);

    // Then
    assertThat(settings.getData()).isNotEmpty();
    assertThat(known).containsAll(settings.getData().keySet());
    assertThat(deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
        .isNotEmpty()
        .allSatisfy(variable -> assertThat(known).contains(variable.getName()));
  }

  private static String environmentName(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
  }

  private static Stream<Path> references(Path file, Kustomization kustomization) {
    return Stream.of(kustomization.resources(), kustomization.components())
        .flatMap(List::stream)
        .map(name -> file.resolveSibling(name).normalize())
        .map(path -> Files.isDirectory(path) ? path.resolve("kustomization.yaml") : path);
  }

  private <T> T read(String file, Class<T> kind) throws IOException {
    return kind.cast(yaml.read(Files.readString(MANIFESTS.resolve(file))));
  }

  private Map<Path, Object> all() throws IOException {
    Map<Path, Object> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(MANIFESTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file, yaml.read(Files.readString(file)));
      }
    }
    return all;
  }
}
