package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration by nothing but the command line: looked at before, done, looked at after, removed.
 */
@Tag("deep")
@ExtendWith(SharedPipeline.class)
class OperatorCommandsST {

  private static final String ID = "by-command-line";
  private static final Duration BOUND = Duration.ofMinutes(2);

  private record Run(int exitCode, String output) {}

  @TempDir Path folder;

  @Test
  void verifiesBeforeAndAfterAndTearsDown(Pipeline pipeline) throws Exception {
    // Given
    pipeline.createSource("ByCommandLine", 40);
    MigrationRequested request = pipeline.request(ID, "ByCommandLine");
    Path file = folder.resolve("request.json");
    Files.writeString(file, RequestDocument.write(request));

    // When
    Run before = modernize(pipeline, "verify", "--preflight", file.toString());
    Run moved = modernize(pipeline, "request", "-f", file.toString(), "--wait");
    Run after = modernize(pipeline, "verify", ID);
    Run removed = modernize(pipeline, "teardown", ID, "--yes");

    // Then
    assertThat(before.exitCode()).as(before.output()).isZero();
    assertThat(before.output())
        .contains("client 00000000-0000-4000-8000-000000000011")
        .contains("client 00000000-0000-4000-8000-000000000014")
        .contains("the name is free", "accepts the login", "No problem was found.");
    assertThat(moved.exitCode()).as(moved.output()).isZero();
    assertThat(moved.output()).contains("preflight: no problem in ");
    assertThat(after.exitCode()).as(after.output()).isZero();
    assertThat(after.output())
        .contains("provisioner", "migration", "backup", "monitoring")
        .contains("Everything is as requested.");
    assertThat(removed.exitCode()).as(removed.output()).isZero();
    assertThat(removed.output())
        .contains("DATA IS LOST: the database ByCommandLine")
        .containsPattern(
            "removed(: all resources that it created are removed|, except for the resources that are kept:)");
  }

  @Test
  void aRequestThatCannotBeCarriedOutIsToldAndNotPublished(Pipeline pipeline) throws Exception {
    // Given
    pipeline.createSource("Preflighted", 40);
    String holder = "holds-rows";
    assertThat(
            modernize(pipeline, "request", "-f", file(pipeline, holder, request -> {}), "--wait")
                .exitCode())
        .isZero();
    String wrong = pipeline.platform().secrets().reference(LocalSecrets.TARGET_ADMINISTRATOR);

    // When
    Run region =
        request(pipeline, "no-region", each -> each.getTarget().getAzure().setRegion("westeurop"));
    Run pool =
        request(
            pipeline,
            "no-pool",
            each -> each.getTarget().getDatabase().getElasticPool().setName("pool-of-nobody"));
    Run login = request(pipeline, "no-login", each -> each.getSource().setPasswordRef(wrong));
    Run rows =
        request(
            pipeline,
            "not-empty",
            each -> {
              each.getTarget().getAzure().setResourceGroup(Pipeline.resourceGroup(holder));
              each.getTarget().getServer().setName(Pipeline.serverName(holder));
            });

    // Then
    assertThat(region.output())
        .contains("target.azure.region", "region westeurop; did you mean westeurope?");
    assertThat(pool.output())
        .contains("elastic pool pool-of-nobody does not exist", "elasticPool.serviceObjective");
    assertThat(login.output())
        .contains("SOURCE_LOGIN_FAILED", "refuses the login reader", "remedy: Check that the login")
        .doesNotContain(pipeline.secrets().values());
    assertThat(rows.output())
        .contains("[Shop].[Orders]", "hold rows that this migration did not copy")
        .contains("remedy: Empty the tables");
    assertThat(List.of(region, pool, login, rows))
        .allSatisfy(
            run -> {
              assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
              assertThat(run.output())
                  .contains("The preflight has found a problem; nothing was published.");
            });
    for (String id : List.of("no-region", "no-pool", "no-login", "not-empty")) {
      assertThat(pipeline.get("/api/v1/migrations/" + id).statusCode()).as(id).isEqualTo(404);
    }
  }

  private Run request(Pipeline pipeline, String id, Consumer<MigrationRequested> change)
      throws Exception {
    return modernize(pipeline, "request", "-f", file(pipeline, id, change));
  }

  private String file(Pipeline pipeline, String id, Consumer<MigrationRequested> change)
      throws Exception {
    MigrationRequested request = pipeline.request(id, "Preflighted");
    change.accept(request);
    return Files.writeString(folder.resolve(id + ".json"), RequestDocument.write(request))
        .toString();
  }

  private Run modernize(Pipeline pipeline, String... arguments) throws Exception {
    Path output = Files.createTempFile(folder, "run", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.dbmodernizer.cli.ModernizeMain"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", pipeline.platform().data().root().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as(Files.readString(output)).isTrue();
    return new Run(process.exitValue(), Files.readString(output));
  }
}
