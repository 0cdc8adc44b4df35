package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one stage ended well.
 *
 * @param seconds that it took
 * @param result for later steps
 */
public record StageOutcome(StageName stage, Decision decision, double seconds, Map<String, Object> result) {
    /** Plain values, with decision, reason and seconds at the end. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stage", stage.step());
        map.putAll(result);
        map.put("decision", decision.word());
        map.put("reason", decision.reason());
        map.put("seconds", seconds);
        return map;
    }
}
