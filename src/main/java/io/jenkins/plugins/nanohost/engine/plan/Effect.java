package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** What a decision does to what is there. */
public enum Effect implements Word {
    /** It is made, or its making is completed. */
    CREATE("create"),
    /** It is changed, and goes on running. */
    UPDATE("update"),
    /** It is started, or stopped for a change and started again. */
    RESTART("restart"),
    /** It is deleted and made again. */
    REPLACE("replace"),
    /** Nothing is done. */
    KEEP("keep"),
    /** Nothing is done, and the run ends. */
    REFUSE("refuse");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /**
     * @param former what the ledger had before the run; null: nothing
     * @param stops whether an update in place stops it
     */
    public static Effect of(Decision decision, @CheckForNull Ledger.Entry former, boolean stops) {
        if (decision instanceof Decision.Keep) {
            return KEEP;
        }
        if (decision instanceof Decision.Refuse) {
            return REFUSE;
        }
        if (former == null || former.progress() == Ledger.Progress.MAKING) {
            return CREATE;
        }
        if (decision instanceof Decision.Build) {
            return REPLACE;
        }
        if (decision instanceof Decision.Resume resume) {
            return resume.start() == Decision.Resume.Start.VM ? RESTART : UPDATE;
        }
        return stops ? RESTART : UPDATE;
    }
}
