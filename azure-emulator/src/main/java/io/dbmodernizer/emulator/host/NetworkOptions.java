package io.dbmodernizer.emulator.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The address and the host names of an emulator. The default is the loopback address. A container
 * needs another address and its own host name.
 *
 * @param bindAddress IPv4 address on which HTTPS and the databases listen
 * @param dnsNames host names besides {@code localhost} that clients use; the certificate holds them
 * @param certificate file to which the certificate is copied before the first request is answered,
 *     null for none
 */
public record NetworkOptions(
    String bindAddress, List<String> dnsNames, @Nullable Path certificate) {

  /** The loopback address: only this machine can connect. */
  public static final NetworkOptions LOOPBACK = new NetworkOptions("127.0.0.1", List.of(), null);

  private static final String DNS_NAME =
      "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

  /**
   * Checks the address and the names.
   *
   * @throws IllegalArgumentException if one is malformed
   */
  public NetworkOptions {
    dnsNames = List.copyOf(dnsNames);
    if (!bindAddress.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      throw new IllegalArgumentException(
          "bindAddress must be an IPv4 address, such as 127.0.0.1, or 0.0.0.0 for every interface: "
              + bindAddress);
    }
    address(bindAddress);
    for (String name : dnsNames) {
      if (name.length() > 253 || !name.matches(DNS_NAME)) {
        throw new IllegalArgumentException(
            "dnsNames must hold host names such as 'emulator' or 'azure.example.com': " + name);
      }
    }
  }

  /** Returns the address to listen on. */
  public InetAddress address() {
    return address(bindAddress);
  }

  /** Returns the address that this process uses to connect to itself. */
  public String ownAddress() {
    return address().isAnyLocalAddress() ? "127.0.0.1" : bindAddress;
  }

  // Parses the address here, because InetAddress.getByName would ask the name service for a name.
  private static InetAddress address(String literal) {
    String[] parts = literal.split("\\.");
    byte[] octets = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int octet = Integer.parseInt(parts[i]);
      if (octet > 255) {
        throw new IllegalArgumentException(
            "bindAddress must be an IPv4 address with parts from 0 to 255: " + literal);
      }
      octets[i] = (byte) octet;
    }
    try {
      return InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("bindAddress must be an IPv4 address: " + literal, e);
    }
  }
}
