package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Docker engine, and what depends on it.
 *
 * <p>Without libnetwork's pull request 1916 (merged as 822e5b59 on 2017-12-08) an engine asks Windows for a network whose
 * gateway is the network's own address, and does not start with a {@code fixed-cidr}. Which engines have it follows from
 * the libnetwork in {@code components/engine/vendor.conf} of github.com/docker/docker-ce, at each tag:
 *
 * <pre>
 * 1.12, 1.13, 17.03, 17.05        no: older than the fix
 * 17.06.0-ce (20bf4e23) to 17.06.2-ce (93976265)   no
 * 17.06.2-ee-N                    not known: its source is not public, only late ones can have the backport 728902aa
 * 17.07.0-ce (4a242dba)           no
 * 17.09.0-ce (5b28c0ec), 17.09.1-ce (690b4c05)     no
 * 17.10.0-ce (6c512920), 17.11.0-ce (6bbcd1b4)     no
 * 17.12.0-ce (7dd202d1), 17.12.1-ce (0ef1f8c9)     no: a branch of its own
 * 18.01.0-ce (26531e56)           yes
 * 18.02.0-ce (fcf1c3b5) to 18.06.3-ce (d00ceed4), 18.09, 19.03, all later ones   yes
 * </pre>
 *
 * @param year major version: a year from 17 on
 * @param month minor version: a month from 17.03 to 19.03
 */
public record EngineVersion(int year, int month) {
    /** What to do with an engine that does not take a subnet. */
    public static final String REMEDY =
            "Leave docker.subnet out, so that Windows chooses a network; or give Docker 18.01 or later in"
                    + " files.docker.";

    private static final Pattern SHAPE = Pattern.compile("(?<![0-9.])([0-9]{1,4})\\.([0-9]{1,4})(?:[.\\-+,\\s].*)?$");

    /** Of a version, for example {@code 17.06.2-ee-16}, or of the line in which dockerd says it; empty: it is none. */
    public static Optional<EngineVersion> in(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        return shape.find()
                ? Optional.of(new EngineVersion(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2))))
                : Optional.empty();
    }

    /** Whether it starts with a {@code fixed-cidr} in daemon.json; not known is no. */
    public boolean takesSubnet() {
        return year > 18 || year == 18 && month >= 1;
    }
}
