package org.recoupe.web.signin;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.recoupe.confidential.IdentityKey;
import org.recoupe.trial.PublicTrial;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Before anything is started: exactly one way to sign in, and all that it needs. */
class StartConditions implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String SECRETS =
            " Give it as an environment variable, or as a file of that name in the folder RECOUPE_SECRETS names"
                    + " (/run/secrets/recoupe without it).";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        var trial = environment.acceptsProfiles(Profiles.of("trial"));
        var keycloak = environment.acceptsProfiles(Profiles.of("keycloak"));
        if (trial && keycloak) {
            throw new SignInMisconfigured(
                    "The profiles trial and keycloak are both active: anybody who knows the trial's printed passwords could sign in.",
                    "Start with one of them: spring.profiles.active=keycloak for a newsroom, trial to try things on this machine.");
        }
        if (!trial && !keycloak) {
            throw new SignInMisconfigured(
                    "Neither of the profiles trial and keycloak is active: nobody could sign in.",
                    "Add one of them to spring.profiles.active.");
        }
        checkProxies(environment);
        checkManagement(environment);
        IdentityKey.refuseUnlessUsable(environment.getProperty(IdentityKey.PROPERTY));
        if (trial) PublicTrial.refuse(environment.getProperty("server.address"));
        if (keycloak) checkKeycloak(environment);
    }

    private static void checkProxies(Environment environment) {
        var proxies = environment.getProperty("recoupe.proxies", "127.0.0.0/8");
        for (var proxy : proxies.split(",", -1)) {
            if (!isSomeOfAll(proxy.strip())) {
                throw new SignInMisconfigured(
                        "recoupe.proxies has what is no address and no network, or is all of them: \"" + proxy.strip()
                                + "\".",
                        "Name the proxies that stand before Recoupe, as in 10.0.0.7 or 10.1.0.0/24: whoever comes from there"
                                + " is believed about where a request came from.");
            }
        }
    }

    private static boolean isSomeOfAll(String network) {
        if (network.endsWith("/0")) return false;
        try {
            new IpAddressMatcher(network);
            return true;
        } catch (IllegalArgumentException neither) {
            return false;
        }
    }

    /** Figures and the like are for those who run Recoupe, and the port of the pages is for everybody. */
    private static void checkManagement(Environment environment) {
        var shown = Set.of(
                environment.getProperty("management.endpoints.web.exposure.include", String[].class, new String[0]));
        var port = environment.getProperty("management.server.port", "");
        if (!Set.of("health").containsAll(shown)
                && (port.isBlank() || port.equals(environment.getProperty("server.port", "8080")))) {
            throw new SignInMisconfigured(
                    "management.endpoints.web.exposure.include has " + String.join(", ", new TreeSet<>(shown))
                            + ", which would be on the port of the pages.",
                    "Set management.server.port to a port of its own, as the profile production does.");
        }
    }

    private static void checkKeycloak(Environment environment) {
        var issuer = required(
                environment,
                "recoupe.keycloak.issuer",
                "the address of the realm",
                " For example https://keycloak.example.org/realms/newsroom.");
        if (!issuer.matches("https?://[^/?#]+(/[^?#]*)?/realms/[^/?#]+")) {
            throw new SignInMisconfigured(
                    "recoupe.keycloak.issuer is not the address of a realm: " + issuer,
                    "It ends in /realms/ and the name of the realm, without a slash at the end.");
        }
        privately("recoupe.keycloak.issuer", issuer, "passwords and tokens");
        var here = required(
                environment,
                "recoupe.keycloak.public-url",
                "the address at which people reach Recoupe",
                " For example https://recoupe.example.org.");
        if (!here.matches("https?://[^/?#]+")) {
            throw new SignInMisconfigured(
                    "recoupe.keycloak.public-url is not an address without a path: " + here,
                    "For example https://recoupe.example.org, without a slash at the end.");
        }
        privately("recoupe.keycloak.public-url", here, "the session's cookie");
        required(environment, "recoupe.keycloak.client-secret", "the secret of the client for the pages", SECRETS);
        required(
                environment,
                "recoupe.keycloak.engine-client-secret",
                "the secret of the client that looks up people",
                SECRETS);
    }

    private static String required(Environment environment, String property, String what, String how) {
        var value = environment.getProperty(property, "");
        if (value.isBlank()) {
            throw new SignInMisconfigured(
                    property + " is missing: " + what + ".",
                    "Set it, in the environment as "
                            + property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "." + how);
        }
        return value;
    }

    private static void privately(String property, String address, String what) {
        var uri = URI.create(address);
        if (!uri.getScheme().equals("https") && !isThisMachine(uri.getHost())) {
            throw new SignInMisconfigured(
                    property + " is " + address + ": " + what + " would cross the network unencrypted.",
                    "Use https; plain http is for this machine alone.");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
