package io.dbmodernizer.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every package says who may use it, and nobody else does. */
class PackageUsersTest {

  @Test
  void everyPackageIsUsedByThoseThatItNames() throws IOException {
    // Given
    PackageGraph graph = PackageGraph.read();

    // When
    List<String> wrong = new ArrayList<>();
    graph.descriptions().forEach((name, text) -> wrong.addAll(problems(name, text, graph)));

    // Then
    assertThat(graph.descriptions()).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }

  private static List<String> problems(String name, String description, PackageGraph graph) {
    SortedSet<String> users = graph.usersOf(name);
    List<AllowedUsers> said = AllowedUsers.in(description);
    List<String> problems =
        said.isEmpty() ? List.of("does not say who may use it") : said.get(0).problems(users);
    String right = users.isEmpty() ? "nothing" : String.join(", ", users);
    return problems.stream()
        .map(
            problem ->
                "%s %s. Its package-info.java has to end with: May be used by: %s."
                    .formatted(name, problem, right))
        .toList();
  }

  @Test
  void aUserThatIsNotNamedIsAProblem() {
    // Given
    AllowedUsers allowed = AllowedUsers.in("/** A. May be used by: a.b,\n * c.*. */").get(0);

    // Then
    assertThat(allowed.problems(Set.of("a.b", "c", "c.d"))).isEmpty();
    assertThat(allowed.problems(new TreeSet<>(Set.of("a.b", "a.b.c", "c", "cd"))))
        .containsExactly(
            "is used by a.b.c, which is not named", "is used by cd, which is not named");
  }

  @Test
  void aNamedUserThatDoesNotUseItIsAProblem() {
    // Given
    AllowedUsers allowed = AllowedUsers.in("/** A. May be used by: a, c.*. */").get(0);

    // Then
    assertThat(allowed.problems(Set.of("a"))).containsExactly("is not used by c.*, which is named");
  }

  @Test
  void aPackageThatNothingUsesSaysSo() {
    // Given
    AllowedUsers nobody = AllowedUsers.in("/** A. May be used by: nothing. */").get(0);

    // Then
    assertThat(nobody.problems(Set.of())).isEmpty();
    assertThat(nobody.problems(Set.of("a"))).isNotEmpty();
    assertThat(AllowedUsers.in("/** May be used by: a. And more. */")).isEmpty();
  }
}
