package io.dbmodernizer.cli.option;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of Kafka brokers.
 *
 * @param text one or more HOST:PORT, separated by commas
 */
public record BrokerAddresses(String text) {
  private static final String FORM = "HOST:PORT, several separated by commas, each port 1 to 65535";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])" + ":(?<port>\\d{1,5})");

  /**
   * Reads the value.
   *
   * @param value the text on the command line
   * @return the addresses
   * @throws picocli.CommandLine.TypeConversionException if one of them is not HOST:PORT
   */
  public static BrokerAddresses parse(String value) {
    for (String each : value.split(",", -1)) {
      Matcher address = ADDRESS.matcher(each.strip());
      if (!address.matches() || !PortNumber.isPort(address.group("port"))) {
        throw InvalidValue.error(value, "is not the address of a broker", FORM);
      }
    }
    return new BrokerAddresses(value.replace(" ", ""));
  }

  /**
   * Returns the single addresses, not resolved.
   *
   * @return at least one
   */
  public List<InetSocketAddress> each() {
    return Arrays.stream(text.split(",")).map(BrokerAddresses::address).toList();
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return text;
  }
}
