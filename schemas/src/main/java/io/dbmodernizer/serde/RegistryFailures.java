package io.dbmodernizer.serde;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells a registry that cannot be asked from a record that cannot be understood. */
public final class RegistryFailures {
  private RegistryFailures() {}

  /**
   * Whether a failure says nothing about the record, so that the record has to be tried again.
   *
   * <p>Confluent's serde wraps the failure of a connection in an exception that is not retriable,
   * so the causes are looked at too.
   *
   * @param thrown what reading or writing a record threw
   * @return true if the registry or its connection is at fault
   */
  public static boolean isRetriable(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof UndecodableRecordException) {
        return false;
      }
      if (t instanceof RetriableException
          || t instanceof SocketException
          || t instanceof UnknownHostException
          || t instanceof InterruptedIOException
          || t instanceof HttpTimeoutException
          || t instanceof SSLException) {
        return true;
      }
    }
    return false;
  }
}
