package io.dbmodernizer.serde;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;

/** The distinction between an unavailable registry and an undecodable record. */
public final class RegistryFailures {
  private RegistryFailures() {}

  /**
   * Returns whether a record must be read or written again, because the failure is one of the
   * registry and not of the record.
   *
   * <p>It examines the causes too, because Confluent's serde wraps a failed connection in an
   * exception that is not retriable.
   *
   * @param thrown the exception from reading or writing the record
   * @return true if the registry or the connection to it has failed
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
