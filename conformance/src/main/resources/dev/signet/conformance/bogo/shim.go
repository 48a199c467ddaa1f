// SPDX-License-Identifier: Apache-2.0

// The program that a BoGo runner starts once per test. It hands its words to the Java machine that holds the engine,
// through a socket, and ends as it is told: a Java machine per test would cost half a second each.
package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
)

const (
	notImplemented = 89
	failure        = 1
)

// text writes a length of four bytes and the bytes.
func text(out []byte, value string) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(value)))
	return append(out, value...)
}

// answer reads the exit code and what is to be said on stderr.
func answer(in io.Reader) (code uint32, talk string, err error) {
	var length uint32
	if err = binary.Read(in, binary.BigEndian, &code); err != nil {
		return
	}
	if err = binary.Read(in, binary.BigEndian, &length); err != nil {
		return
	}
	content := make([]byte, length)
	_, err = io.ReadFull(in, content)
	return code, string(content), err
}

func run() (int, error) {
	if len(os.Args) == 2 && os.Args[1] == "-is-handshaker-supported" {
		fmt.Println("No")
		return 0, nil
	}
	path := os.Getenv("SIGNET_SHIM_SOCKET")
	if path == "" {
		// Without an engine every test is one that needs too much: so the runner tells the names of them all.
		return notImplemented, nil
	}
	folder, err := os.Getwd()
	if err != nil {
		return failure, err
	}
	connection, err := net.Dial("unix", path)
	if err != nil {
		return failure, err
	}
	defer connection.Close()
	request := text(nil, folder)
	request = binary.BigEndian.AppendUint32(request, uint32(len(os.Args)-1))
	for _, word := range os.Args[1:] {
		request = text(request, word)
	}
	if _, err = connection.Write(request); err != nil {
		return failure, err
	}
	code, talk, err := answer(connection)
	if err != nil {
		return failure, err
	}
	os.Stderr.WriteString(talk)
	return int(code), nil
}

func main() {
	code, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "shim:", err)
	}
	os.Exit(code)
}
