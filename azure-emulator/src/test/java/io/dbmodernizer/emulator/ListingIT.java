package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.ArmClient.SUBSCRIPTION;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and pages of the lists of resource groups and of resources. */
class ListingIT {

  private static final String GROUPS = SUBSCRIPTION + "/resourcegroups";
  private static final String RESOURCES = SUBSCRIPTION + "/resources";
  private static final String VERSION = "?api-version=2021-04-01";

  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    azure = EmulatorFixture.start();
    azure.arm.create(GROUP, "{\"location\":\"eastus\",\"tags\":{\"Stage\":\"prod\"}}");
    azure.arm.create(GROUP + "-b", "{\"location\":\"westus\",\"tags\":{\"stage\":\"test\"}}");
    azure.arm.create(GROUP + "-c", "{\"location\":\"eastus\",\"tags\":{\"owner\":\"prod\"}}");
    azure.arm.create(
        GROUP + "/providers/Microsoft.Sql/servers/server1",
        EmulatorFixture.serverBody(EmulatorFixture.PASSWORD));
    workspace(GROUP, "logs-a", "{\"stage\":\"prod\"}");
    workspace(GROUP + "-b", "logs-b", "{\"stage\":\"it's\",\"owner\":\"prod\"}");
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  private static void workspace(String group, String name, String tags) {
    azure.arm.create(
        group + "/providers/Microsoft.OperationalInsights/workspaces/" + name,
        "{\"location\":\"westeurope\",\"tags\":%s}".formatted(tags));
  }

  private static String filter(String text) {
    return "&$filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> names(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer
        .json()
        .path("value")
        .valueStream()
        .map(each -> each.path("name").asString())
        .toList();
  }

  private static List<String> expected(String names) {
    return names == null ? List.of() : Arrays.asList(names.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tagName eq 'stage' | rg1 rg1-b",
        "tagName eq 'stage' and tagValue eq 'prod' | rg1",
        "tagname eq 'STAGE' AND tagvalue eq 'test' | rg1-b",
        "tagName eq 'stage' and tagValue eq 'nothing' |",
        "startswith(tagName, 'own') | rg1-c",
        "(tagName eq 'owner') or (tagName eq 'stage' and tagValue eq 'test') | rg1-b rg1-c",
      })
  void groupsAreFilteredByTheirTags(String text, String names) {
    // When
    Answer listed = azure.arm.get(GROUPS + VERSION + filter(text));

    // Then
    assertThat(names(listed)).containsExactlyInAnyOrderElementsOf(expected(names));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "resourceType eq 'microsoft.sql/servers' | server1",
        "name eq 'server1/master' | server1/master",
        "resourceGroup eq 'RG1-B' | logs-b",
        "location ne 'West Europe' | server1 server1/master",
        "substringof('OGS', name) | logs-a logs-b",
        "substringof('-b', resourceGroup) | logs-b",
        "substringof('logs', name) and resourceType eq 'Microsoft.Sql/servers' |",
        "name eq 'logs-a' or name eq 'logs-b' and resourceGroup eq 'rg1' | logs-a",
        "(name eq 'logs-a' or name eq 'logs-b') and resourceGroup eq 'rg1-b' | logs-b",
        "tagName eq 'stage' and tagValue eq 'it''s' | logs-b",
        "tagName eq 'stage' or tagName eq 'owner' | logs-a logs-b",
        "startswith(tagName, 'STA') | logs-a logs-b",
        "plan/publisher eq 'x' |",
      })
  void resourcesAreFilteredAsAzureDocuments(String text, String names) {
    // When
    Answer listed = azure.arm.get(RESOURCES + VERSION + filter(text));

    // Then
    assertThat(names(listed)).containsExactlyInAnyOrderElementsOf(expected(names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan eq 'x'",
        "tagValue eq 'prod'",
        "name eq 'a' and",
        "name like 'a'",
        "name eq 'a' name eq 'b'",
        "substringof('a', location)",
        "startswith(name, 'a')",
        "tagName ne 'a'",
        "name eq a",
        "(name eq 'a'",
        "name eq 'a"
      })
  void aFilterThatAzureDoesNotDocumentIsRefusedWithTheAcceptedOnes(String text) {
    // When
    Answer refused = azure.arm.get(RESOURCES + VERSION + filter(text));

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidFilterInQueryString");
    assertThat(refused.message()).contains(text).contains("resourceType");
  }

  @Test
  void groupsAreFilteredByNothingButTags() {
    // When
    Answer refused = azure.arm.get(GROUPS + VERSION + filter("name eq 'rg1'"));

    // Then
    assertThat(refused.code()).isEqualTo("InvalidFilterInQueryString");
  }

  @ParameterizedTest
  @CsvSource({
    "/resourcegroups, &$top=1, 1 1 1",
    "/resourcegroups, &$top=2, 2 1",
    "/resourcegroups, &$top=3, 3",
    "/resources, &$top=3, 3 1",
    "/resources,"
        + " &$top=1&$filter=resourceType%20eq%20%27Microsoft.OperationalInsights/workspaces%27, 1"
        + " 1",
  })
  void aListIsReadPageByPage(String path, String query, String sizes) {
    // When
    List<String> found = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    String next = SUBSCRIPTION + path + VERSION + query;
    while (!next.isEmpty()) {
      Answer page = azure.arm.get(next);
      found.addAll(names(page));
      pages.add(names(page).size());
      next = page.text("/nextLink");
      assertThat(next).matches("|" + azure.emulator.baseUri() + "/.*");
    }

    // Then
    assertThat(pages).isEqualTo(Arrays.stream(sizes.split(" ")).map(Integer::valueOf).toList());
    assertThat(found).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/resourcegroups", "/resources", "/resourceGroups/rg1/resources"})
  void aPageThatDoesNotExistIsRefused(String path) {
    // When
    Answer top = azure.arm.get(SUBSCRIPTION + path + VERSION + "&$top=none");
    Answer token = azure.arm.get(SUBSCRIPTION + path + VERSION + "&$skiptoken=!");

    // Then
    assertThat(top.code()).isEqualTo("InvalidTopInQueryString");
    assertThat(token.code()).isEqualTo("InvalidSkipTokenInQueryString");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/resourcegroups", "/resources", "/resourceGroups/rg1", ""})
  void anApiVersionThatDoesNotExistIsRefused(String path) {
    // When
    Answer refused = azure.arm.get(SUBSCRIPTION + path + "?api-version=1999-01-01");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidApiVersionParameter");
    assertThat(refused.message()).contains("2021-04-01");
  }
}
