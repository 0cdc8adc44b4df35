package io.jenkins.plugins.nanohost.engine.machine.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** The state of a VM, by its name in Hyper-V's enumeration Microsoft.HyperV.PowerShell.VMState. */
public enum VmState implements Word {
    RUNNING("Running"),
    OFF("Off"),
    STOPPING("Stopping"),
    SAVED("Saved"),
    PAUSED("Paused"),
    STARTING("Starting"),
    RESET("Reset"),
    SAVING("Saving"),
    PAUSING("Pausing"),
    RESUMING("Resuming"),
    FAST_SAVED("FastSaved"),
    FAST_SAVING("FastSaving"),
    FORCE_SHUTDOWN("ForceShutdown"),
    FORCE_REBOOT("ForceReboot"),
    HIBERNATED("Hibernated"),
    COMPONENT_SERVICING("ComponentServicing"),
    // In a critical state, the VM has lost its storage.
    RUNNING_CRITICAL("RunningCritical"),
    OFF_CRITICAL("OffCritical"),
    STOPPING_CRITICAL("StoppingCritical"),
    SAVED_CRITICAL("SavedCritical"),
    PAUSED_CRITICAL("PausedCritical"),
    STARTING_CRITICAL("StartingCritical"),
    RESET_CRITICAL("ResetCritical"),
    SAVING_CRITICAL("SavingCritical"),
    PAUSING_CRITICAL("PausingCritical"),
    RESUMING_CRITICAL("ResumingCritical"),
    FAST_SAVED_CRITICAL("FastSavedCritical"),
    FAST_SAVING_CRITICAL("FastSavingCritical"),
    /** Hyper-V's own word for a state without a name; used here also for states that a later Hyper-V may add. */
    OTHER("Other");

    private final String word;

    VmState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @JsonCreator
    static VmState of(String name) {
        return Word.find(VmState.class, name).orElse(OTHER);
    }
}
