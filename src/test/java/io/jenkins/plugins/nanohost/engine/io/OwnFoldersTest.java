package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFoldersTest {
    private static final Account OWNER = new Account("S-1-5-21-1-2-3-1001", "PC\\ada");
    private static final Account CURRENT = new Account("S-1-5-21-1-2-3-1002", "PC\\jenkins");
    private static final Account SYSTEM = new Account("S-1-5-18", "SISTEMA");
    private static final Account USERS = new Account("S-1-5-32-545", "VORDEFINIERT\\Benutzer");

    @TempDir
    Path temp;

    /** As in the JDK on Windows: equality and hash code come from the security identifier. */
    private record Account(String sid, String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public int hashCode() {
            return sid.hashCode();
        }
    }

    private Path folder(String mode) throws Exception {
        Path folder = Files.createDirectory(temp.resolve("it's"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        return folder;
    }

    @Test
    void a_folder_that_everyone_may_write_to_is_refused_with_what_to_do() throws Exception {
        Path folder = folder("rwxr-xrwx");

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> OwnFolders.make(folder));

        assertThat(failure).hasMessageContaining(folder.toString()).hasMessageContaining("everyone");
        assertThat(failure.remedy()).contains("chmod go-w '" + folder.toString().replace("'", "'\\''") + "'");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-xrwx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-xr-x", "rwxrwxr-x"})
    void a_folder_that_others_only_read_or_that_is_open_to_the_owners_own_group_is_accepted(String mode)
            throws Exception {
        Path folder = folder("rwx------");
        assertThat(OwnFolders.byMode(PosixFilePermissions.fromString(mode), "ada", "ada"))
                .isEmpty();
        OwnFolders.make(folder);
    }

    @ParameterizedTest
    @CsvSource({"rwxrwxr-x, group staff", "rwx-w----, group staff", "rwx----w-, everyone"})
    void others_are_named(String mode, String others) {
        assertThat(OwnFolders.byMode(PosixFilePermissions.fromString(mode), "ada", "staff"))
                .containsExactly(others);
    }

    @Test
    void a_folder_below_one_that_everyone_may_write_to_is_made() throws Exception {
        Path open = folder("rwxrwxrwx");
        Path folder = open.resolve("below");

        OwnFolders.make(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_is_not_there_is_not_made_by_looking() {
        Path nothing = temp.resolve("nothing");
        assertThatCode(() -> OwnFolders.require(nothing)).doesNotThrowAnyException();
        assertThat(nothing).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = AclEntryPermission.class,
            names = {"WRITE_DATA", "APPEND_DATA", "DELETE_CHILD", "WRITE_ACL", "WRITE_OWNER"})
    void on_windows_rights_that_write_count(AclEntryPermission right) {
        assertThat(writers(allow(USERS, right))).containsExactly("VORDEFINIERT\\Benutzer");
    }

    @ParameterizedTest
    @EnumSource(
            value = AclEntryPermission.class,
            names = {"READ_DATA", "EXECUTE", "READ_ACL", "READ_ATTRIBUTES", "SYNCHRONIZE"})
    void on_windows_rights_that_read_do_not_count(AclEntryPermission right) {
        assertThat(writers(allow(USERS, right))).isEmpty();
    }

    @Test
    void on_windows_this_account_the_owner_system_and_the_vms_are_no_strangers() {
        for (UserPrincipal who :
                List.of(OWNER, CURRENT, SYSTEM, new Account("S-1-5-83-0", "NT VIRTUAL MACHINE\\Virtual Machines"))) {
            assertThat(writers(allow(who, AclEntryPermission.WRITE_DATA))).isEmpty();
        }
    }

    @Test
    void on_windows_entries_that_deny_or_are_only_for_heirs_do_not_count() {
        AclEntry writes = allow(USERS, AclEntryPermission.WRITE_DATA);
        assertThat(writers(
                        AclEntry.newBuilder(writes).setType(AclEntryType.DENY).build(),
                        AclEntry.newBuilder(writes)
                                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.INHERIT_ONLY)
                                .build()))
                .isEmpty();
    }

    @Test
    void
            on_windows_the_account_of_a_deleted_vm_is_no_stranger_and_another_one_without_a_name_is_removed_by_its_identifier() {
        UserPrincipal vm = new Account("S-1-5-83-1-1-2-3-4", "S-1-5-83-1-1-2-3-4");
        assertThat(writers(allow(vm, AclEntryPermission.WRITE_DATA))).isEmpty();
        UserPrincipal deleted = new Account("S-1-5-21-7", "S-1-5-21-7");
        assertThat(writers(allow(deleted, AclEntryPermission.WRITE_DATA))).containsExactly("S-1-5-21-7");
        assertThat(OwnFolders.icacls(Path.of("w"), "PC\\jenkins", List.of("S-1-5-21-7")))
                .endsWith("/remove:g \"*S-1-5-21-7\"");
    }

    @Test
    void on_windows_a_folder_without_a_list_is_open_to_everyone() {
        assertThat(writers()).containsExactly("everyone (it has no access control list)");
    }

    @Test
    void on_windows_the_remedy_names_the_administrators_in_no_language() {
        assertThat(OwnFolders.icacls(Path.of("w"), "PC\\jenkins", List.of("BUILTIN\\Users", "everyone (it has none)")))
                .isEqualTo("icacls \"w\" /inheritance:r /grant:r \"PC\\jenkins:(OI)(CI)F\" \"*S-1-5-18:(OI)(CI)F\""
                        + " \"*S-1-5-32-544:(OI)(CI)F\" /remove:g \"BUILTIN\\Users\"");
    }

    @Test
    void an_owner_that_is_neither_this_account_nor_almighty_is_a_stranger() {
        assertThat(Accounts.stranger(USERS, List.of(CURRENT))).contains(USERS);
        assertThat(Accounts.stranger(CURRENT, List.of(OWNER, CURRENT))).isEmpty();
        assertThat(Accounts.stranger(SYSTEM, List.of(CURRENT))).isEmpty();
    }

    private static List<String> writers(AclEntry... entries) {
        return OwnFolders.byList(List.of(entries), OWNER, CURRENT);
    }

    private static AclEntry allow(UserPrincipal who, AclEntryPermission right) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(who)
                .setPermissions(right)
                .build();
    }
}
