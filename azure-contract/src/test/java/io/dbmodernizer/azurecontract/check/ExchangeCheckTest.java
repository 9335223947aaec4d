package io.dbmodernizer.azurecontract.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.recording.FollowedAddresses;
import io.dbmodernizer.azurecontract.recording.Recordings;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By a small file of our own, laid out as Microsoft's are. */
class ExchangeCheckTest {

  private static final String CAR =
      "/subscriptions/s/resourceGroups/g/providers/Sample.Garage/cars/beetle";
  private static final String VERSION = "?api-version=2024-01-01";
  private static final String GOOD = "{'location':'here','properties':{'doors':3}}";

  @TempDir Path folder;

  private final SpecFolder specs = ownSpecs();

  @Test
  void findsNothingInAnExchangeThatIsRight() throws IOException {
    // Given
    String body =
        """
        {'location':'here','tags':{'any':'thing'},
         'properties':{'doors':3,'colour':'Red','engine':{'kind':'Electric','range':300}}}""";

    // When
    List<Verdict> verdicts = verdicts(put(CAR + VERSION, body, 200, "{}", body));

    // Then
    assertThat(findings(verdicts)).isEmpty();
    assertThat(verdicts.get(0))
        .isInstanceOfSatisfying(
            Verdict.Described.class,
            described -> {
              assertThat(described.sameVersion()).isTrue();
              assertThat(described.operation().id()).isEqualTo("Cars_CreateOrUpdate");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
      {'location':'x','colour':'Red'}                                      | colour            | UNKNOWN_PROPERTY
      {'location':'x','properties':{'doors':3,'Colour':'Red'}}             | properties.Colour | UNKNOWN_PROPERTY
      {'location':'x','properties':{'doors':3,'engine':{'kind':'Electric','fuel':1}}} | properties.engine.fuel | UNKNOWN_PROPERTY
      {'location':'x','properties':{'doors':3,'engine':{'kind':'Steam'}}}  | properties.engine.kind | DISCRIMINATOR
      {'properties':{'doors':3}}                                           | location          | MISSING
      {'location':'x','properties':{}}                                     | properties.doors  | MISSING
      {'location':'x','properties':{'doors':'3'}}                          | properties.doors  | TYPE
      {'location':'x','properties':[]}                                     | properties        | TYPE
      {'location':'x','properties':{'doors':3.5}}                          | properties.doors  | TYPE
      {'location':'x','properties':{'doors':9}}                            | properties.doors  | RANGE
      {'location':'x','properties':{'doors':3,'colour':'red'}}             | properties.colour | ENUM
      {'location':'x','tags':{'a':1}}                                      | tags.*            | TYPE
      {'location':null}                                                    | location          | NULL
      """)
  void catchesAPlantedErrorInRequestAndAnswer(String planted, String where, Rule rule)
      throws IOException {
    // When
    List<Finding> asked = findings(verdicts(put(CAR + VERSION, planted, 200, "{}", GOOD)));
    List<Finding> answered = findings(verdicts(put(CAR + VERSION, GOOD, 200, "{}", planted)));

    // Then
    assertThat(asked)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.side()).isEqualTo(Side.REQUEST);
              assertThat(finding.where()).isEqualTo(where);
              assertThat(finding.rule()).isEqualTo(rule);
            });
    assertThat(answered)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.side()).isEqualTo(Side.ANSWER);
              assertThat(finding.where()).isEqualTo(where);
              assertThat(finding.rule()).isEqualTo(rule);
            });
  }

  @Test
  void letsReadOnlyPropertiesBeSentButSaysSo() throws IOException {
    // Given
    String body = "{'id':'/x','location':'here','properties':{'doors':3,'built':'now'}}";

    // When
    List<Finding> found = findings(verdicts(put(CAR + VERSION, body, 200, "{}", GOOD)));

    // Then
    assertThat(found)
        .extracting(Finding::where)
        .containsExactlyInAnyOrder("id", "properties.built");
    assertThat(found).noneMatch(Finding::isViolation).allMatch(f -> f.rule() == Rule.READ_ONLY);
  }

  @Test
  void catchesASecretInAnAnswerAndABadFormat() throws IOException {
    // Given
    String body =
        "{'location':'here','properties':{'doors':3,'keyCode':'12345','built':'yesterday'}}";

    // When
    List<Finding> found = findings(verdicts(put(CAR + VERSION, GOOD, 200, "{}", body)));

    // Then
    assertThat(found).extracting(Finding::rule).containsExactlyInAnyOrder(Rule.SECRET, Rule.FORMAT);
  }

  @Test
  void takesWhatARecordingMasksForRight() throws IOException {
    // Given
    String body = "{'location':'here','properties':{'doors':3,'keyCode':'***'}}";

    // When
    List<Finding> found = findings(verdicts(put(CAR + VERSION, body, 200, "{}", GOOD)));

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void notesAValueBeyondAnEnumThatMayGrow() throws IOException {
    // Given
    String body = "{'location':'here','properties':{'doors':3,'fuel':'Hydrogen'}}";

    // When
    List<Finding> found = findings(verdicts(put(CAR + VERSION, body, 200, "{}", body)));

    // Then
    assertThat(found).hasSize(2).noneMatch(Finding::isViolation);
  }

  @Test
  void takesASubtypeThatTheFileLeavesOpenAndChecksThoseThatItNames() throws IOException {
    // Given
    String open = "{'location':'x','properties':{'doors':3,'radio':{'band':'DAB','tuner':2}}}";
    String named = "{'location':'x','properties':{'doors':3,'radio':{'band':'FM','tuner':2}}}";

    // When
    List<Finding> unknown = findings(verdicts(put(CAR + VERSION, open, 200, "{}", GOOD)));
    List<Finding> known = findings(verdicts(put(CAR + VERSION, named, 200, "{}", GOOD)));

    // Then
    assertThat(unknown).extracting(Finding::rule).containsExactly(Rule.OPEN_ENUM);
    assertThat(known).extracting(Finding::rule).containsExactly(Rule.UNKNOWN_PROPERTY);
  }

  @Test
  void checksPathAndQuery() throws IOException {
    // Given
    String target = CAR.replace("beetle", "Beetle9") + VERSION + "&dryRun=perhaps&speed=9";

    // When
    List<Finding> found = findings(verdicts(put(target, GOOD, 200, "{}", GOOD)));

    // Then
    assertThat(found)
        .extracting(finding -> finding.where() + " " + finding.rule())
        .containsExactlyInAnyOrder("{carName} PATTERN", "?dryRun TYPE", "?speed UNKNOWN_PARAMETER");
  }

  @Test
  void catchesAStatusThatIsNotDocumentedAndAnAcceptanceThatLeadsNowhere() throws IOException {
    // When
    List<Finding> status = findings(verdicts(put(CAR + VERSION, GOOD, 201, "{}", GOOD)));
    List<Finding> accepted = findings(verdicts(put(CAR + VERSION, GOOD, 202, "{}", null)));

    // Then
    assertThat(status).extracting(Finding::rule).containsExactly(Rule.STATUS);
    assertThat(accepted).extracting(Finding::rule).containsExactly(Rule.HEADER);
  }

  @Test
  void checksErrorsByTheDocumentedSchemaAndByAzuresOwn() throws IOException {
    // Given
    String error = "{'error':{'code':'Bad','message':'no'}}";

    // When
    List<Finding> right = findings(verdicts(put(CAR + VERSION, GOOD, 400, "{}", error)));
    List<Finding> wrong =
        findings(verdicts(put(CAR + VERSION, GOOD, 400, "{}", "{'problem':'no'}")));

    // Then
    assertThat(right).isEmpty();
    assertThat(wrong).extracting(Finding::rule).contains(Rule.UNKNOWN_PROPERTY, Rule.MISSING);
  }

  @Test
  void checksWhereARunningOperationLeadsTo() throws IOException {
    // Given
    String headers =
        "{'Azure-AsyncOperation':'https://h:1/subscriptions/s/providers/x/ops/1?api-version=1',"
            + "'Location':'https://h:1/subscriptions/s/providers/x/results/1?api-version=1'}";

    // When
    List<Verdict> verdicts =
        verdicts(
            put(CAR + VERSION, GOOD, 202, headers, null),
            get("/subscriptions/s/providers/x/ops/1?api-version=1", "{'state':'Done'}"),
            get("/subscriptions/s/providers/x/results/1?api-version=1", "{'wheels':4}"));

    // Then
    assertThat(verdicts.get(1)).isInstanceOf(Verdict.Followed.class);
    assertThat(findings(List.of(verdicts.get(1))))
        .extracting(finding -> finding.where() + " " + finding.rule())
        .containsExactlyInAnyOrder("status MISSING", "state UNKNOWN_PROPERTY");
    assertThat(findings(List.of(verdicts.get(2))))
        .extracting(finding -> finding.where() + " " + finding.rule())
        .containsExactlyInAnyOrder("location MISSING", "wheels UNKNOWN_PROPERTY");
  }

  @Test
  void takesTheNearestVersionAndSaysWhenNoFileKnowsTheOperation() throws IOException {
    // When
    List<Verdict> verdicts =
        verdicts(
            get("/subscriptions/s/providers/sample.garage/Wheels?api-version=2024-01-01", "{}"),
            get(CAR + "/providers/Sample.Garage/permits/p", "{}"),
            get(CAR + "/trailers/t" + VERSION, "{}"));

    // Then
    assertThat(verdicts.get(0))
        .isInstanceOfSatisfying(
            Verdict.Described.class, found -> assertThat(found.sameVersion()).isFalse());
    assertThat(verdicts.get(1))
        .isInstanceOfSatisfying(
            Verdict.Described.class,
            found -> assertThat(found.operation().id()).isEqualTo("Permits_Get"));
    assertThat(verdicts.get(2)).isInstanceOf(Verdict.Undescribed.class);
  }

  @Test
  void checksTheRequestButNotTheAnswerOfAnInjectedFault() throws IOException {
    // Given
    String wrong = "{'location':'here','wings':2}";
    String line =
        put(CAR + VERSION, wrong, 500, "{}", "{'boom':1}")
            .replace("\"fault\":false", "\"fault\":true");

    // When
    List<Finding> found = findings(verdicts(line));

    // Then
    assertThat(found).extracting(Finding::side).containsExactly(Side.REQUEST);
  }

  private List<Verdict> verdicts(String... lines) throws IOException {
    Path file = Files.createDirectories(folder.resolve("module")).resolve("exchanges.jsonl");
    Files.write(file, List.of(lines));
    List<Exchange> exchanges = new Recordings(folder).read(file);
    FollowedAddresses followed = FollowedAddresses.of(exchanges);
    ExchangeCheck check = new ExchangeCheck(specs);
    return exchanges.stream().map(exchange -> check.check(exchange, followed)).toList();
  }

  private static List<Finding> findings(List<Verdict> verdicts) {
    return verdicts.stream()
        .flatMap(
            verdict -> {
              if (verdict instanceof Verdict.Described described) {
                return described.findings().stream();
              }
              return verdict instanceof Verdict.Followed followed
                  ? followed.findings().stream()
                  : Stream.empty();
            })
        .toList();
  }

  private static String put(
      String target, String request, int status, String headers, @Nullable String answer) {
    return line("PUT", target, request, status, headers, answer);
  }

  private static String get(String target, String answer) {
    return line("GET", target, null, 200, "{}", answer);
  }

  private static String line(
      String method,
      String target,
      @Nullable String request,
      int status,
      String headers,
      @Nullable String answer) {
    return ("{'method':'%s','target':'%s','requestBody':%s,'status':%d,'headers':%s,"
            + "'responseBody':%s,'fault':false}")
        .formatted(method, target, request, status, headers, answer)
        .replace('\n', ' ')
        .replace('\'', '"');
  }

  private static SpecFolder ownSpecs() {
    try {
      return new SpecFolder(
          Path.of(
              Objects.requireNonNull(ExchangeCheckTest.class.getResource("/contract/specs"))
                  .toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
