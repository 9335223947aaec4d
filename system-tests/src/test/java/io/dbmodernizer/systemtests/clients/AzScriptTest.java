package io.dbmodernizer.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AzScriptTest {

  @Test
  void aScriptIsReadWithItsSectionsAndExpectations() {
    // When
    List<AzCommand> commands =
        AzScript.read(
            List.of(
                "# a remark",
                "## First",
                "az group create -n g",
                "  --tags 'a=b c'",
                "= g",
                "> GROUP",
                "",
                "## Second",
                "@ something",
                "az group show -n ${GROUP} --query \"[name,'x']\"",
                "az vm list",
                "! NotEmulated"));

    // Then
    assertThat(commands)
        .extracting(AzCommand::section)
        .containsExactly("First", "Second", "Second");
    assertThat(commands.get(0).arguments(Map.of()))
        .containsExactly("group", "create", "-n", "g", "--tags", "a=b c");
    assertThat(commands.get(0).expectations())
        .containsExactly(new Expectation.Printed("g"), new Expectation.Kept("GROUP"));
    assertThat(commands.get(1).preparations()).containsExactly("something");
    assertThat(commands.get(1).arguments(Map.of("GROUP", "g1")))
        .containsExactly("group", "show", "-n", "g1", "--query", "[name,'x']");
    assertThat(commands.get(1).expectations()).containsExactly(new Expectation.Success());
    assertThat(commands).extracting(AzCommand::notEmulated).containsExactly(false, false, true);
  }

  @Test
  void aNameThatWasNotKeptIsNotReplacedByNothing() {
    AzCommand command = AzScript.read(List.of("az group show -n ${GROUP}")).get(0);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> command.arguments(Map.of()))
        .withMessageContaining("${GROUP}");
  }

  @Test
  void aLineThatMeansNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzScript.read(List.of("az group list", "nonsense")))
        .withMessageContaining("nonsense");
  }

  @Test
  void answersAreJudged() {
    // Given
    Map<String, String> kept = new HashMap<>();
    Answer printed = new Answer(0, " a\n\tb \n", "");
    Answer failed = new Answer(3, "", "ERROR: (ResourceNotFound) no such thing");

    // Then
    assertThat(Expectation.parse("= a b").judge(printed, kept)).isEmpty();
    assertThat(Expectation.parse("= a").judge(printed, kept)).isPresent();
    assertThat(Expectation.parse("~ ^a").judge(printed, kept)).isEmpty();
    assertThat(Expectation.parse("~ c").judge(printed, kept)).isPresent();
    assertThat(Expectation.parse("> NAME").judge(printed, kept)).isEmpty();
    assertThat(kept).containsExactly(Map.entry("NAME", "a b"));
    assertThat(Expectation.parse("= ${NAME}").judge(printed, kept)).isEmpty();
    assertThat(Expectation.parse("! ResourceNotFound").judge(failed, kept)).isEmpty();
    assertThat(Expectation.parse("! Other").judge(failed, kept)).isPresent();
    for (String line : List.of("= a b", "~ a", "> NAME")) {
      assertThat(Expectation.parse(line).judge(failed, kept)).as(line).isPresent();
    }
    assertThat(new Expectation.Success().judge(failed, kept)).isEqualTo(Optional.of("exit code 3"));
    assertThat(Expectation.parse("! a").judge(printed, kept)).isPresent();
  }
}
