package io.loopgrid.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who writes rows in a generation: an epoch may only be committed when the rows of all of them are safe.
 *
 * @param generation of the job
 * @param members their addresses
 */
record Writers(long generation, Set<String> members) {
    /** Whether these are the ones that wrote an epoch, no more and no fewer. */
    boolean are(Collection<Member> present, Epoch epoch) {
        return epoch.generation() == generation
                && namesOf(present.stream().map(Member::getAddress).toList()).equals(members);
    }

    /** Names of members that travel with a job, which addresses do not. */
    static Set<String> namesOf(Collection<Address> addresses) {
        return addresses.stream().map(Address::toString).collect(Collectors.toUnmodifiableSet());
    }
}
