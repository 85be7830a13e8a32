package org.recoupe.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as it tells one guest from another. */
final class Address {
    private static final int BYTES_OF_A_NETWORK = 8;

    private Address() {}

    /** The address; of version 6 only the network, since everybody has more addresses in theirs than could be counted. */
    static String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) return address;
        try {
            // with a colon it is never looked up as a name
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), BYTES_OF_A_NETWORK))
                    : address;
        } catch (UnknownHostException garbled) {
            return address;
        }
    }
}
