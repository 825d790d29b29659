package io.fairlead.shared.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * The addresses of the public internet: what the IANA registries of special-purpose addresses keep
 * for other uses is refused, and so are the addresses at which clouds tell machines their secrets.
 */
final class ExternalAddresses implements InetAddressFilter {

    private static final InetAddressFilter SPECIAL_IPV4 =
            InetAddressFilter.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by the customers of a carrier
                    "127.0.0.0/8", // loopback
                    "168.63.129.16/32", // Azure, to its virtual machines
                    "169.254.0.0/16", // link-local, and most clouds' metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, and broadcast

    /** All that is routed stands in here; the unspecified, local and mapped forms do not. */
    private static final InetAddressFilter GLOBAL_UNICAST = InetAddressFilter.of("2000::/3");

    private static final InetAddressFilter SPECIAL_IPV6 =
            InetAddressFilter.of(
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "3fff::/20"); // documentation

    private static final InetAddressFilter NAT64 = InetAddressFilter.of("64:ff9b::/96");
    private static final int NAT64_PREFIX = 12;
    private static final InetAddressFilter SIX_TO_FOUR = InetAddressFilter.of("2002::/16");
    private static final int SIX_TO_FOUR_PREFIX = 2;
    private static final int IPV4_LENGTH = 4;

    @Override
    public boolean matches(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !SPECIAL_IPV4.matches(address);
        }
        if (NAT64.matches(address)) {
            return matches(embedded(address, NAT64_PREFIX));
        }
        if (SIX_TO_FOUR.matches(address)) {
            return matches(embedded(address, SIX_TO_FOUR_PREFIX));
        }
        return GLOBAL_UNICAST.matches(address) && !SPECIAL_IPV6.matches(address);
    }

    private static InetAddress embedded(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(address.getAddress(), offset, offset + IPV4_LENGTH));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
