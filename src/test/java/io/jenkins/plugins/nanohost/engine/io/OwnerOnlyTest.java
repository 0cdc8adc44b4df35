package io.jenkins.plugins.nanohost.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
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

class OwnerOnlyTest {
    private static final Account OWNER = new Account("S-1-5-21-1-2-3-1001");
    private static final Account SYSTEM = new Account("S-1-5-18");
    private static final Account ADMINISTRATORS = new Account("S-1-5-32-544");
    private static final Account USERS = new Account("S-1-5-32-545");

    @TempDir
    Path temp;

    /** As in the JDK on Windows: equality and hash code come from the security identifier. */
    private record Account(String sid) implements UserPrincipal {
        @Override
        public String getName() {
            return "name in some language";
        }

        @Override
        public int hashCode() {
            return sid.hashCode();
        }
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_new_folder_is_for_its_owner_and_those_above_it_are_as_usual() throws Exception {
        Path usual = Files.createDirectory(temp.resolve("usual"));
        Path folder = temp.resolve("above").resolve("folder");
        OwnerOnly.createFolder(folder);
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.getParent())).isEqualTo(mode(usual));
    }

    @Test
    void the_rights_of_a_folder_that_is_there_stay() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("folder"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnerOnly.createFolder(folder);
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void a_file_where_the_folder_should_be_is_told() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "somebody's");
        assertThatThrownBy(() -> OwnerOnly.createFolder(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void a_new_file_is_for_its_owner_and_takes_nobodys_place() throws Exception {
        Path file = temp.resolve("file");
        OwnerOnly.createFile(file);
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> OwnerOnly.createFile(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void on_windows_owner_system_and_administrators_stay_and_users_do_not() {
        List<AclEntry> narrowed = OwnerOnly.narrowed(
                List.of(
                        entry(AclEntryType.ALLOW, USERS),
                        entry(AclEntryType.ALLOW, SYSTEM),
                        entry(AclEntryType.ALLOW, SYSTEM),
                        entry(AclEntryType.ALLOW, ADMINISTRATORS)),
                OWNER);
        assertThat(narrowed).extracting(AclEntry::principal).containsExactly(OWNER, SYSTEM, ADMINISTRATORS);
        assertThat(narrowed).allSatisfy(entry -> {
            assertThat(entry.type()).isEqualTo(AclEntryType.ALLOW);
            assertThat(entry.permissions()).containsExactlyInAnyOrder(AclEntryPermission.values());
            assertThat(entry.flags())
                    .containsExactlyInAnyOrder(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);
        });
    }

    @Test
    void on_windows_nobody_is_let_in_who_was_not_and_an_owner_stands_once() {
        assertThat(OwnerOnly.narrowed(List.of(entry(AclEntryType.DENY, SYSTEM)), OWNER))
                .extracting(AclEntry::principal)
                .containsExactly(OWNER);
        assertThat(OwnerOnly.narrowed(List.of(entry(AclEntryType.ALLOW, ADMINISTRATORS)), ADMINISTRATORS))
                .extracting(AclEntry::principal)
                .containsExactly(ADMINISTRATORS);
    }

    private static AclEntry entry(AclEntryType type, UserPrincipal who) {
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(who)
                .setPermissions(AclEntryPermission.READ_DATA)
                .build();
    }
}
