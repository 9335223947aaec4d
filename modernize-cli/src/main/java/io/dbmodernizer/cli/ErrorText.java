package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.platform.PlatformException;
import io.dbmodernizer.cli.topics.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The text for a failure.
 *
 * @param problem what failed, with the name of the file, service or setting
 * @param remedy what to do; null if the problem contains it
 */
record ErrorText(String problem, @Nullable String remedy) {

  /**
   * Returns the text for the exception of a command.
   *
   * @param failure the exception
   * @return the text; it names classes only if the failure is a defect of the command line
   */
  static ErrorText of(Throwable failure) {
    if (failure instanceof CommandRefusedException refused) {
      return new ErrorText(message(refused), refused.remedy());
    }
    if (failure instanceof CommandFailedException failed) {
      return new ErrorText(message(failed), failed.remedy());
    }
    if (failure instanceof FileSystemException file) {
      return ofFile(file);
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return of(unchecked.getCause());
    }
    if (failure instanceof KafkaException && failure.getCause() instanceof KafkaException cause) {
      return of(cause);
    }
    boolean expected =
        failure instanceof PlatformException
            || failure instanceof SetupException
            || failure instanceof IOException
            || failure instanceof KafkaException;
    return expected && failure.getMessage() != null
        ? new ErrorText(failure.getMessage(), null)
        : new ErrorText(
            "unexpected failure: " + failure,
            "this is a defect of the command line; report it with the command that you ran");
  }

  /** Returns the exit code for the exception of a command. */
  static int exitCode(Throwable failure) {
    if (failure instanceof CommandRefusedException) {
      return ExitCode.REFUSED;
    }
    // A wrong setting of a client says nothing of the broker.
    boolean ofKafka =
        failure instanceof KafkaException
            && !(failure instanceof ConfigException)
            && !(failure.getCause() instanceof ConfigException);
    return ofKafka || failure instanceof UnavailableException
        ? ExitCode.UNAVAILABLE
        : ExitCode.FAILED;
  }

  /** Returns the text for a file. Java's message contains only the path and not the reason. */
  private static ErrorText ofFile(FileSystemException failure) {
    String file = String.valueOf(failure.getFile());
    if (failure instanceof NoSuchFileException) {
      return new ErrorText(file + " does not exist", "create it, or give another path");
    }
    if (failure instanceof AccessDeniedException) {
      return new ErrorText(
          "you have no right to read or write " + file,
          "give another path (--data FOLDER for the local platform), or ask the owner for the"
              + " right");
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return new ErrorText(file + " is a file where a folder is needed", "give another path");
    }
    return new ErrorText(
        file + " cannot be used: " + (failure.getReason() == null ? "" : failure.getReason()),
        "check its file system");
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
