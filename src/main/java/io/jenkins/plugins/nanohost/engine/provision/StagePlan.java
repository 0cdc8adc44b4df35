package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Effect;
import io.jenkins.plugins.nanohost.engine.plan.Planner;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one stage decided.
 *
 * @param thing what the stage makes, with its path or name
 * @param effect what that does to what is there
 * @param deletes what is deleted for it, in words
 */
public record StagePlan(StageName stage, String thing, Decision decision, Effect effect, List<String> deletes) {
    public StagePlan {
        deletes = List.copyOf(deletes);
    }

    /**
     * What a decision of the stage does.
     *
     * @param former the ledger before the run
     * @param now the same after what earlier stages decided: what they delete is not deleted once more
     */
    static StagePlan of(StageName stage, String thing, Decision decision, Ledger former, Ledger now) {
        Ledger.Entry had =
                switch (stage) {
                    case VHD -> former.vhd();
                    case FILES -> former.files();
                    case VM -> former.vm();
                    case DOCKER -> former.docker();
                };
        // Hardware changes while the VM is off; the other stages change what runs.
        boolean stops = stage == StageName.VM && !decision.changes().isEmpty();
        Effect effect = Effect.of(decision, had, stops);
        return new StagePlan(stage, thing, decision, effect, deletes(stage, decision, effect, now));
    }

    private static List<String> deletes(StageName stage, Decision decision, Effect effect, Ledger now) {
        List<String> deletes = new ArrayList<>();
        if (effect != Effect.REPLACE || stage != StageName.VHD && stage != StageName.VM) {
            return deletes;
        }
        boolean gone = decision.reason().equals(Planner.GONE);
        if (stage == StageName.VHD && now.vhd() != null && !gone) {
            deletes.add("host disk " + now.vhd().path() + ", with all that was written in its guest");
        }
        if (now.vm() != null && !(stage == StageName.VM && gone)) {
            deletes.add("VM " + now.host() + " (id " + now.vm().vmId() + ")");
        }
        if (now.docker() != null) {
            deletes.add(
                    stage == StageName.VHD
                            ? "the containers and images in the guest, and its client certificate"
                            : "the client certificate of the endpoint");
        }
        return deletes;
    }

    /** One line of the log, for example {@code [nanoVhd] Keeping host disk ...: same media, packages and settings}. */
    public String line() {
        return "[" + stage.step() + "] " + decision.telling() + " " + thing + ": " + decision.reason();
    }

    /** Plain values, as {@code plan} shows them. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stage", stage.step());
        map.put("thing", thing);
        map.put("decision", decision.word());
        map.put("reason", decision.reason());
        if (decision instanceof Decision.Refuse refuse) {
            map.put("code", refuse.code().printed());
        }
        map.put("effect", effect.word());
        map.put("changes", decision.changes().stream().map(Change::toMap).toList());
        map.put("deletes", deletes);
        return map;
    }
}
