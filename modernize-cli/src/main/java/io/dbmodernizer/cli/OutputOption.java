package io.dbmodernizer.cli;

import io.dbmodernizer.cli.option.OutputFormat;
import picocli.CommandLine.Option;

/** The option for the form of what a command prints. */
final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      completionCandidates = OutputFormat.Names.class,
      defaultValue = "table",
      description =
          "table for people, wide with more columns, json or yaml for programs. Default:"
              + " ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TABLE;

  OutputFormat format() {
    return format;
  }

  boolean isDocument() {
    return format == OutputFormat.JSON || format == OutputFormat.YAML;
  }

  boolean isWide() {
    return format == OutputFormat.WIDE;
  }
}
