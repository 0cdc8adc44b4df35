package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * One wait: for what, how long, and what was seen last when the limit runs out.
 *
 * @param code of the limit that runs out
 * @param what is waited for, for example {@code the heartbeat of nano01}
 * @param remedy what to do when the limit runs out
 */
public record Wait(FailureCode code, String what, Duration limit, String remedy) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** Looks once a second until the look has an answer. */
    public <T> T until(HostRun run, WaitProbe<T> look) throws Failure, IOException, InterruptedException {
        return until(run, run.pace(), look);
    }

    /** The same with another clock than the run's: for waits that need real time in a rehearsal too. */
    public <T> T until(HostRun run, Pace pace, WaitProbe<T> look) throws Failure, IOException, InterruptedException {
        Duration began = pace.elapsed();
        Seen seen = new Seen();
        while (true) {
            Optional<T> answer = look.look(seen);
            if (answer.isPresent()) {
                return answer.get();
            }
            Duration soFar = pace.elapsed().minus(began);
            if (soFar.compareTo(limit) >= 0) {
                throw new LimitFailure(
                        code,
                        "Waited " + limit.toMinutes() + " minutes for " + what + " without success; last seen: "
                                + seen.last,
                        remedy);
            }
            run.narrator().progress("Waiting for " + what, (int) (soFar.toMillis() * 100 / limit.toMillis()));
            pace.pause(BETWEEN);
        }
    }

    /** One look. */
    @FunctionalInterface
    public interface WaitProbe<T> {
        Optional<T> look(Seen seen) throws Failure, IOException, InterruptedException;
    }

    /** What the last look saw, for the message. */
    public static final class Seen {
        private String last = "nothing";

        public void note(String text) {
            last = text.isBlank() ? "nothing" : text;
        }
    }
}
