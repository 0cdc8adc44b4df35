package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionRequestTest {
    private static final ObjectNode PARAMETERS =
            JsonNodeFactory.instance.objectNode().put("Password", "pass");

    static {
        PARAMETERS.set(
                "Parameters",
                JsonNodeFactory.instance.objectNode().put("Recipe", "service").put("ServerKey", "key"));
    }

    private static SessionRequest request(String... secrets) {
        return new SessionRequest("Invoke-GuestOperation", PARAMETERS, Duration.ofSeconds(1), Set.of(secrets));
    }

    @Test
    void only_the_values_that_are_named_are_secret_and_not_the_others_beside_them() {
        assertThat(request("Password", "Parameters/ServerKey").secretValues())
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("pass", "key");
    }

    @Test
    void a_secret_that_is_not_there_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> request("Parameters/Key"));
        assertThatIllegalArgumentException().isThrownBy(() -> request("Key"));
    }
}
