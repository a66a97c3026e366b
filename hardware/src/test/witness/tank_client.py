# Reads a tank gauge with a client that we did not write (PyPI: veeder-root-tls-socket-library) and prints
# what it understood as JSON:  python3 tank_client.py PORT
import json
import sys

from veeder_root_tls_socket_library import tls_3xx
from veeder_root_tls_socket_library.socket import TlsSocket

with TlsSocket("127.0.0.1", int(sys.argv[1])) as gauge:
    said = {
        "101": tls_3xx.function_101(gauge.execute("i10100")),
        "201": tls_3xx.function_201(gauge.execute("i20100")),
        "202": tls_3xx.function_202(gauge.execute("i20200")),
        "205": tls_3xx.function_205(gauge.execute("i20500")),
        "display": gauge.execute("I20100"),
    }
    try:
        gauge.execute("i99900")
    except ValueError as refused:
        said["unknown"] = str(refused)
print(json.dumps(said))
