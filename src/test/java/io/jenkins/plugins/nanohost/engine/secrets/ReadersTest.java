package io.jenkins.plugins.nanohost.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadersTest {
    private static final Account OWNER = new Account("S-1-5-21-1-2-3-1001", "PC\\owner");
    private static final Account CURRENT = new Account("S-1-5-21-1-2-3-1002", "PC\\jenkins");
    private static final Account SYSTEM = new Account("S-1-5-18", "NT-AUTORITÄT\\SYSTEM");
    private static final Account ADMINISTRATORS = new Account("S-1-5-32-544", "VORDEFINIERT\\Administratoren");
    private static final Account USERS = new Account("S-1-5-32-545", "VORDEFINIERT\\Benutzer");

    /** As in the JDK on Windows: equality and hash code come from the security identifier. */
    private record Account(String sid, String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.sid.equals(sid);
        }

        @Override
        public int hashCode() {
            return sid.hashCode();
        }
    }

    @Test
    void ownerCurrentAccountSystemAndAdministratorsAreNoOthers() {
        assertThat(others(
                        allow(OWNER, AclEntryPermission.READ_DATA),
                        allow(CURRENT, AclEntryPermission.READ_DATA),
                        allow(SYSTEM, AclEntryPermission.READ_DATA),
                        allow(ADMINISTRATORS, AclEntryPermission.READ_DATA),
                        allow(new Account("S-1-3-4", "EIGENTÜMERRECHTE"), AclEntryPermission.READ_DATA)))
                .isEmpty();
    }

    @Test
    void everyOtherWhoCanReadIsNamedOnce() {
        assertThat(others(
                        allow(OWNER, AclEntryPermission.READ_DATA),
                        allow(USERS, AclEntryPermission.READ_DATA),
                        allow(USERS, AclEntryPermission.WRITE_DATA),
                        allow(new Account("S-1-1-0", "Jeder"), AclEntryPermission.READ_DATA)))
                .containsExactly("VORDEFINIERT\\Benutzer", "Jeder");
    }

    @Test
    void aNameAloneMakesNobodyTrusted() {
        assertThat(others(allow(
                        new Account("S-1-5-21-9-9-9-1003", "NT AUTHORITY\\SYSTEM"), AclEntryPermission.READ_DATA)))
                .containsExactly("NT AUTHORITY\\SYSTEM");
    }

    @ParameterizedTest
    @EnumSource(
            value = AclEntryPermission.class,
            names = {"READ_DATA", "WRITE_DATA", "WRITE_ACL", "WRITE_OWNER"})
    void rightsThatOpenTheFileCount(AclEntryPermission right) {
        assertThat(others(allow(USERS, right))).containsExactly("VORDEFINIERT\\Benutzer");
    }

    @ParameterizedTest
    @EnumSource(
            value = AclEntryPermission.class,
            names = {"READ_ATTRIBUTES", "READ_ACL", "SYNCHRONIZE", "EXECUTE"})
    void rightsThatDoNotOpenTheFileDoNotCount(AclEntryPermission right) {
        assertThat(others(allow(USERS, right))).isEmpty();
    }

    @Test
    void entriesThatDenyOrAreOnlyForHeirsDoNotCount() {
        AclEntry reads = allow(USERS, AclEntryPermission.READ_DATA);
        assertThat(others(
                        AclEntry.newBuilder(reads).setType(AclEntryType.DENY).build(),
                        AclEntry.newBuilder(reads)
                                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.INHERIT_ONLY)
                                .build()))
                .isEmpty();
    }

    @Test
    void aDenyingEntryDoesNotHideAnAllowingOne() {
        AclEntry reads = allow(USERS, AclEntryPermission.READ_DATA);
        assertThat(others(AclEntry.newBuilder(reads).setType(AclEntryType.DENY).build(), reads))
                .containsExactly("VORDEFINIERT\\Benutzer");
    }

    @Test
    void aFileWithoutAListIsOpenToEveryone() {
        assertThat(others()).containsExactly("everyone (it has no access control list)");
    }

    @Test
    void aFileSystemThatKnowsNoPermissionsIsOpenToEveryone(@TempDir Path folder) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
            Path file = Files.writeString(zip.getPath("s.json"), "{}");
            List<String> others = Readers.otherThanOwner(file);
            assertThat(others).containsExactly("everyone (the file system knows no permissions)");
            assertThat(Readers.remedy(file, others))
                    .startsWith("Run: icacls \"/s.json\" /inheritance:r /grant:r ")
                    .doesNotContain("/remove:g");
        }
    }

    @Test
    void anUnknownCurrentAccountTrustsNobodyMore() {
        assertThat(Readers.byList(List.of(allow(CURRENT, AclEntryPermission.READ_DATA)), OWNER, null))
                .containsExactly("PC\\jenkins");
    }

    @Test
    void theRemedyClosesTheFileToThoseWhoAreNamed() {
        assertThat(Readers.icacls(
                        Path.of("s.json"), "PC\\jenkins", List.of("BUILTIN\\Users", "everyone (it has none)")))
                .isEqualTo(
                        "Run: icacls \"s.json\" /inheritance:r /grant:r \"PC\\jenkins:F\" /remove:g \"BUILTIN\\Users\","
                                + " and change the password.");
    }

    private static List<String> others(AclEntry... entries) {
        return Readers.byList(List.of(entries), OWNER, CURRENT);
    }

    private static AclEntry allow(UserPrincipal who, AclEntryPermission right) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(who)
                .setPermissions(right)
                .build();
    }
}
