package io.dbmodernizer.systemtests.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scrapes the running services after a migration. */
@ExtendWith(SharedPipeline.class)
class MetricsST {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME = Pattern.compile("dbmodernizer_[a-z_]+");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (dbmodernizer_[a-z_]+) ");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(dbmodernizer_[a-z_]+)[{ ]");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dbmodernizer_[a-z_]+)` \\|");

  @Test
  void pageRulesAndDashboardNameWhatTheServicesServe(Pipeline pipeline) throws Exception {
    // Given
    MigrationRequested request =
        pipeline.request("metrics", pipeline.createSource("Metrics", 100).name());
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    pipeline.producer().publish(request);
    pipeline.awaitState("metrics", MigrationState.COMPLETED);

    // When
    String scrape = scrape(pipeline);
    Set<String> families = names(TYPE, scrape);
    Set<String> samples = names(SAMPLE, scrape);

    // Then
    assertThat(names(ROW, Files.readString(ROOT.resolve("docs/metrics.md")))).isEqualTo(families);
    List<String> rules = rules();
    assertThat(rules).hasSizeGreaterThan(8);
    assertThat(rules).allSatisfy(expression -> assertThat(samples).containsAll(used(expression)));
    List<String> panels = panels();
    assertThat(panels).hasSizeGreaterThan(12);
    assertThat(panels).allSatisfy(expression -> assertThat(samples).containsAll(used(expression)));
  }

  private static String scrape(Pipeline pipeline) throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (String service : List.of("provisioner", "migration", "backup", "monitoring")) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              pipeline.platform().serviceUrl(service) + "/actuator/prometheus"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(service).isEqualTo(200);
      all.append(answer.body()).append('\n');
    }
    return all.toString();
  }

  private static Set<String> used(String expression) {
    Set<String> names =
        NAME.matcher(expression)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(names.isEmpty() && !expression.startsWith("up{")).as(expression).isFalse();
    return names;
  }

  private static List<String> rules() throws IOException {
    List<String> expressions = new ArrayList<>();
    try (InputStream file = Files.newInputStream(ROOT.resolve("observability/alerts.yml"))) {
      Map<String, List<Map<String, List<Map<String, Object>>>>> content =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
      for (Map<String, List<Map<String, Object>>> group :
          content.getOrDefault("groups", List.of())) {
        for (Map<String, Object> rule : group.getOrDefault("rules", List.of())) {
          assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
          assertThat(rule.get("annotations"))
              .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
              .containsOnlyKeys("summary", "remedy", "runbook");
          expressions.add(String.valueOf(rule.get("expr")));
        }
      }
    }
    return expressions;
  }

  private static List<String> panels() throws IOException {
    List<String> expressions = new ArrayList<>();
    JsonNode dashboard =
        JsonMapper.shared()
            .readTree(
                Files.readString(
                    ROOT.resolve("observability/grafana/dashboards/db-modernizer.json")));
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        expressions.add(target.path("expr").asString(""));
      }
    }
    return expressions;
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
