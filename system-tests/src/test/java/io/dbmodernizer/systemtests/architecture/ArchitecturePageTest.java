package io.dbmodernizer.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Holds the modules and topics on the architecture page to the poms and the catalogue. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/architecture.md");
  private static final Pattern MODULES =
      Pattern.compile("```mermaid\\ngraph TD\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TOPIC =
      Pattern.compile("^\\| `(modernization\\.[a-z.-]+)` \\| ([a-z]+) \\|", Pattern.MULTILINE);
  private static final String ARROW = " --> ";

  @Test
  void theDiagramOfModulesIsThatOfThePoms() throws Exception {
    // Given
    List<String> modules =
        children(pom(ROOT), "modules").stream()
            .flatMap(all -> children(all, "module").stream())
            .map(Element::getTextContent)
            .toList();
    Set<String> dependencies = new TreeSet<>();
    for (String module : modules) {
      dependenciesOf(module).forEach(needed -> dependencies.add(module + ARROW + needed));
    }

    // When
    List<String> drawn = diagram();
    List<String> arrows = drawn.stream().filter(line -> line.contains(ARROW)).toList();
    Set<String> drawnModules = new TreeSet<>();
    drawn.forEach(line -> drawnModules.addAll(Arrays.asList(line.split(ARROW))));

    // Then
    assertThat(dependencies).hasSizeGreaterThan(10);
    assertThat(arrows).containsExactlyInAnyOrderElementsOf(dependencies);
    assertThat(drawnModules).containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void theTableOfTopicsNamesEveryTopicWithItsWriter() throws IOException {
    // Given
    List<String> topics =
        Stream.of(Topic.values()).map(topic -> topic.topicName() + " " + topic.writer()).toList();

    // When
    List<String> listed =
        TOPIC
            .matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    // Then
    assertThat(listed).containsExactlyElementsOf(topics);
  }

  private static List<String> diagram() throws IOException {
    Matcher block = MODULES.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    return block.group(1).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> dependenciesOf(String module) throws Exception {
    return children(pom(ROOT.resolve(module)), "dependencies").stream()
        .flatMap(all -> children(all, "dependency").stream())
        .filter(dependency -> text(dependency, "groupId").equals("io.dbmodernizer"))
        .filter(dependency -> !text(dependency, "scope").equals("test"))
        .map(dependency -> text(dependency, "artifactId"))
        .toList();
  }

  private static Element pom(Path folder) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("pom.xml").toFile())
        .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream().map(Node::getTextContent).findFirst().orElse("");
  }
}
