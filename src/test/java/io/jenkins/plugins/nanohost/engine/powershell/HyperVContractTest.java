package io.jenkins.plugins.nanohost.engine.powershell;

import io.jenkins.plugins.nanohost.engine.machine.BaseDiskContract;
import io.jenkins.plugins.nanohost.engine.machine.BootContract;
import io.jenkins.plugins.nanohost.engine.machine.DiskContract;
import io.jenkins.plugins.nanohost.engine.machine.DockerContract;
import io.jenkins.plugins.nanohost.engine.machine.GuestContract;
import io.jenkins.plugins.nanohost.engine.machine.MachineUnderTest;
import io.jenkins.plugins.nanohost.engine.machine.MountContract;
import io.jenkins.plugins.nanohost.engine.machine.VmContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/**
 * The port's contract tests with the scripts on a real Hyper-V: {@code -Dhyperv.machine=powershell}, for a tester who has
 * one. {@code docs/simulated-windows.md} says what else must be set.
 */
@ExtendWith(HyperVContractTest.Wanted.class)
class HyperVContractTest {
    @TempDir
    private Path work;

    /** Runs the tests where they are asked for, and otherwise prints that they were skipped. */
    static final class Wanted implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getProperty("hyperv.machine", "").equals("powershell")) {
                return ConditionEvaluationResult.enabled("-Dhyperv.machine=powershell");
            }
            String reason = "Needs a real Hyper-V: -Dhyperv.machine=powershell";
            if (context.getTestClass().filter(HyperVContractTest.class::equals).isPresent()
                    && context.getTestMethod().isEmpty()) {
                // Maven only counts skipped tests, and does not say why.
                System.out.println("Skipped: HyperVContractTest: " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }

    @Nested
    class Disks extends DiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class BaseDisks extends BaseDiskContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class Mounts extends MountContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class Vms extends VmContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class Guests extends GuestContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class Boots extends BootContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }

    @Nested
    class DockerInGuests extends DockerContract {
        @Override
        protected MachineUnderTest machineUnderTest() {
            return new RealHyperV(work);
        }
    }
}
