package io.dbmodernizer.cli;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.cli.platform.ServiceName;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.verify.VerificationReport;
import io.dbmodernizer.cli.verify.VerificationRow;
import io.dbmodernizer.cli.verify.VerificationTable;
import io.dbmodernizer.request.RequestAdvice;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The preflight of requests, printed: what stands in the way, what can be better, and what nobody
 * has checked. What could not be checked is no reason to refuse a request, because the services
 * check it again.
 */
final class RequestPreflight {
  private static final int AT_A_TIME = 4;
  private static final int PROGRESS_EVERY = 50;

  private final PreflightOptions options;
  private final Terminal terminal;
  private final PrintStream err;
  private final boolean wide;
  private final UncheckedFindings unchecked = new UncheckedFindings();

  /**
   * @param options options of the preflight
   * @param terminal gets the findings
   * @param err gets what is not checked
   * @param wide whether checks that have passed are shown, too
   */
  RequestPreflight(PreflightOptions options, Terminal terminal, PrintStream err, boolean wide) {
    this.options = options;
    this.terminal = terminal;
    this.err = err;
    this.wide = wide;
  }

  /**
   * Asks the services about all requests, and prints what they have found.
   *
   * @param platform the connection
   * @param requests acceptable requests; they keep their reports
   * @return whether nothing stands in the way of any
   */
  boolean isPassed(ConnectionOptions platform, List<RequestResult> requests)
      throws IOException, InterruptedException {
    if (!options.isOn()) {
      requests.forEach(this::advise);
      return true;
    }
    options.connect(platform);
    if (!options.unasked().isEmpty()) {
      notChecked(options.unasked());
    }
    if (!options.isPossible()) {
      requests.forEach(this::advise);
      return true;
    }
    List<RequestResult> unknown = unknown(platform, requests);
    List<VerificationReport> reports = reports(unknown);
    int bad = 0;
    for (int i = 0; i < unknown.size(); i++) {
      unknown.get(i).examined(reports.get(i));
      print(unknown.get(i), reports.get(i), requests.size() > 1);
      bad += reports.get(i).isBlocking() ? 1 : 0;
    }
    unchecked.lines(requests.size()).forEach(this::notChecked);
    summarize(reports, bad, requests.size());
    return bad == 0;
  }

  /** Returns the requests without those whose migration exists. */
  private List<RequestResult> unknown(ConnectionOptions platform, List<RequestResult> requests)
      throws IOException {
    Set<RequestResult> known = new HashSet<>();
    try {
      MonitoringApi api = platform.monitoring();
      for (RequestResult each : requests) {
        if (api.migration(each.migrationId()).isPresent()) {
          known.add(each);
          terminal.broken(each.migrationId() + " exists; not checked").forEach(err::println);
        }
      }
    } catch (UnavailableException | PlatformException e) {
      notChecked("whether the migration exists already: " + e.getMessage());
    }
    return requests.stream().filter(each -> !known.contains(each)).toList();
  }

  private List<VerificationReport> reports(List<RequestResult> requests)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<VerificationReport>> asked = new ArrayList<>();
      for (RequestResult each : requests) {
        asked.add(threads.submit(() -> options.check(each.request())));
      }
      List<VerificationReport> reports = new ArrayList<>();
      for (Future<VerificationReport> each : asked) {
        reports.add(each.get());
        progress(reports.size(), requests.size());
      }
      return reports;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the preflight has failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void progress(int done, int all) {
    if (done % PROGRESS_EVERY == 0 && done < all) {
      err.println("preflight: %,d of %,d requests".formatted(done, all));
      err.flush();
    }
  }

  private void print(RequestResult request, VerificationReport report, boolean withId) {
    VerificationReport shown = wide ? report : report.only(row -> row.isFailed() || row.isAdvice());
    if (!shown.rows().isEmpty()) {
      if (withId) {
        terminal.say(Terminal.Style.HEADING, request.migrationId() + ":");
      }
      VerificationTable.ofPreflight(shown, wide).print(terminal);
    }
    List<VerificationRow> unknown = report.only(VerificationRow::isUnknown).rows();
    if (unknown.size() == report.rows().size()) {
      unchecked.add(
          "the preflight, because no service answers: " + found(unknown.get(0)),
          request.migrationId());
    } else {
      unknown.forEach(
          row ->
              unchecked.add(
                  row.stage() + ", " + row.subject() + ": " + found(row), request.migrationId()));
    }
    if (!report.hasChecked(ServiceName.PROVISIONER.stage())) {
      advise(request);
    }
  }

  private void summarize(List<VerificationReport> reports, int bad, int requests) {
    long checks = reports.stream().mapToLong(report -> report.rows().size()).sum();
    if (requests > 1) {
      terminal.say(
          bad == 0 ? Terminal.Style.GOOD : Terminal.Style.BAD,
          "preflight of %,d requests: %,d have a problem, %,d checks"
              .formatted(reports.size(), bad, checks));
    } else if (bad == 0 && checks > 0 && reports.get(0).hasNoProblem()) {
      terminal.say(Terminal.Style.GOOD, "preflight: no problem in %,d checks".formatted(checks));
    }
  }

  /** Says what is probably a mistake, where no service says what is one. */
  private void advise(RequestResult request) {
    RequestAdvice.of(request.request())
        .forEach(advice -> terminal.broken("note: " + advice).forEach(err::println));
    err.flush();
  }

  private void notChecked(String what) {
    terminal.broken("not checked: " + what).forEach(err::println);
    err.flush();
  }

  private static String found(VerificationRow row) {
    return String.join("; ", row.found()) + (row.remedy().isEmpty() ? "" : "; " + row.remedy());
  }
}
