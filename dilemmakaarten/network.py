"""Which addresses of this computer a phone can reach. Standard library only; no packet is sent."""

import contextlib
import socket
import struct
from ipaddress import ip_address

# Connecting a UDP socket sends nothing: the system only chooses the source address it would use.
_ANYWHERE = "203.0.113.1"  # reserved for documentation, so always by the default route
_COMMON_NETWORKS = ("10.0.0.1", "172.16.0.1", "172.20.10.1", "192.168.0.1", "192.168.1.1", "192.168.137.1")
_SIOCGIFADDR = 0x8915  # Linux: the address of a network card


def phone_address() -> str:
    """The address by which the network knows this computer; "" where there is no network."""
    return next(iter(reachable_addresses()), "")


def reachable_addresses() -> list[str]:
    """Every address that others may reach us on, the most likely one first, without doubles."""
    found = [_source_towards(_ANYWHERE), *_of_network_cards(), *_of_host_name()]
    found += [_source_towards(network) for network in _COMMON_NETWORKS]
    return [address for address in dict.fromkeys(found) if address and _is_reachable(address)]


def port_is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where REUSEADDR would take a port in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def _source_towards(target: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((target, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _of_network_cards() -> list[str]:
    try:
        import fcntl
    except ImportError:  # Windows
        return []
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # a card without an address, or no Linux
                answer = fcntl.ioctl(probe.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def _of_host_name() -> list[str]:
    try:
        rows = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return [str(row[4][0]) for row in rows]


def _is_reachable(address: str) -> bool:
    known = ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)
