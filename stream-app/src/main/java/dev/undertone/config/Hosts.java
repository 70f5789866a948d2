package dev.undertone.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names of this host. */
final class Hosts {
    private Hosts() {}

    /** The host itself, or this one's address when it stands for all interfaces. */
    static String reachable(String host) {
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return "127.0.0.1";
        }
    }
}
