package org.recoupe.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, 192.0.2.1, true",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::9, true",
        "2001:db8:1:2::9, 2001:db8:1:3::9, false",
        "not:an:address, 192.0.2.1, false"
    })
    void neighbours_in_a_network_of_version_six_are_one_guest(String one, String other, boolean same) {
        assertThat(from(one).equals(from(other))).isEqualTo(same);
    }

    private static String from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Address.of(request);
    }
}
