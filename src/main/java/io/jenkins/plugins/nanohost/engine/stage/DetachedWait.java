package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation;
import io.jenkins.plugins.nanohost.engine.machine.fact.DetachedResult;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Waits for work in a guest that goes on beside the calls: PowerShell Direct cuts a long call. Its limit grows with what it
 * works on: one more minute for each 200 MB.
 *
 * @param what is waited for, for example {@code the base image in nano01}
 * @param least the limit of little work
 * @param bytes how much it works on
 */
public record DetachedWait(String what, Duration least, long bytes) {
    private static final long BYTES_PER_MINUTE = 200L << 20;

    Duration limit() {
        return least.plusMinutes(Math.max(0, bytes) / BYTES_PER_MINUTE);
    }

    /**
     * @param call the operation, of whether it asks for the result of a call before it
     */
    public <R extends Record & DetachedResult> R until(HostRun run, Function<Boolean, GuestOperation<R>> call)
            throws Failure, IOException, InterruptedException {
        R first = run.perform(call.apply(false));
        if (first.finished()) {
            return first;
        }
        return new Wait(
                        FailureCode.GUEST_TASK_LIMIT,
                        what,
                        limit(),
                        "It goes on in the guest: run it again to wait longer, or restart the VM to end it.")
                .until(run, seen -> {
                    R answer = run.perform(call.apply(true));
                    seen.note("it goes on in the guest");
                    return answer.finished() ? Optional.of(answer) : Optional.empty();
                });
    }
}
