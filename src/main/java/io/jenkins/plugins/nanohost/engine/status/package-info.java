/** What is known of hosts: what their ledgers say, what the machine says of their VMs now, and how long things last. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.nanohost.engine.status;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
