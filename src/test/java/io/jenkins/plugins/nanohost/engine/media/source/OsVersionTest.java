package io.jenkins.plugins.nanohost.engine.media.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsVersionTest {
    @Test
    void readsVersionsWithAndWithoutRevision() {
        assertThat(OsVersion.parse("10.0.14393.447")).isEqualTo(new OsVersion(10, 0, 14393, 447));
        assertThat(OsVersion.parse("10.0.20348")).isEqualTo(new OsVersion(10, 0, 20348, 0));
        assertThat(OsVersion.parse("10.0.14393.447")).hasToString("10.0.14393.447");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10.0", "10.0.x", "10.0.14393.447.1", "10.0.99999999999", " 10.0.14393"})
    void whatIsNoVersionIsUnknown(String text) {
        assertThat(OsVersion.parse(text).isKnown()).isFalse();
    }
}
