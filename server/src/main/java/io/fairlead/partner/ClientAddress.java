package io.fairlead.partner;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a call comes from: an IPv4 address, or the first 64 bits of an IPv6 address, because one
 * subscriber has all others of those.
 */
public record ClientAddress(String value) {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    /** The address as the connection, or a proxy that is trusted, says it. */
    public static ClientAddress of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ipv6
                    ? new ClientAddress(network(ipv6))
                    : new ClientAddress(address);
        } catch (IllegalArgumentException _) {
            return new ClientAddress("");
        }
    }

    private static String network(Inet6Address address) {
        try {
            var network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
            return InetAddress.getByAddress(Arrays.copyOf(network, IPV6_BYTES)).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
